using System.CommandLine;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Usage;

namespace SmartMoney.Cli.Commands;

/// <summary>All commands.</summary>
internal static class CommandTree
{
    public static RootCommand Create(CliEnvironment environment)
    {
        var root = new RootCommand("Builds point-in-time training sets of smart-money behaviour.")
        {
            GenerateCommand.Create(environment),
            ValidateCommand.Create(environment),
            ExplainCommand.Create(environment),
            SplitCommand.Create(environment),
            TrainCommand.Create(environment),
            EvaluateCommand.Create(environment),
            PredictCommand.Create(environment),
            RunsCommand.CreateList(environment),
            RunsCommand.CreateStatus(environment),
            CacheCommand.Create(environment),
            CompletionCommand.Create(environment),
            QuietOption.Create(),
        };
        ArgumentRules.Apply(root);
        return root;
    }
}
