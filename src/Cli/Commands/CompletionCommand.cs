using System.CommandLine;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Usage;

namespace SmartMoney.Cli.Commands;

/// <summary><c>completion SHELL</c>.</summary>
internal static class CompletionCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var shell = new Argument<string>("SHELL") { Description = $"One of {string.Join(", ", CompletionScript.Shells)}." };
        shell.AcceptOnlyFromAmong([.. CompletionScript.Shells]);
        var command = new Command("completion", "Prints the script that completes commands and options in a shell.") { shell };
        command.SetAction(async (parsed, _) =>
        {
            await environment.Out.WriteAsync(CompletionScript.Of(parsed.GetRequiredValue(shell)));
            return ExitCode.Done;
        });
        return command;
    }
}
