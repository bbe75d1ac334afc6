using System.CommandLine;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Reports;

namespace SmartMoney.Cli.Commands;

/// <summary><c>evaluate</c>: judges a model.</summary>
internal static class EvaluateCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var defaults = new EvaluationOptions("", "");
        var model = new Option<string?>("--model") { HelpName = "DIR", Description = "The folder of a model; the newest version when not named." };
        var data = new Option<string>("--data")
        {
            HelpName = "test.csv",
            Description = "The test part; train.csv and val.csv lie beside it.",
            DefaultValueFactory = _ => Path.Combine(ModelPaths.Split, "test.csv"),
        };
        var dataset = new Option<string?>("--dataset") { HelpName = "FILE", Description = "The whole dataset, for walking forward; the three parts together when not named." };
        var output = new Option<string?>("--output") { HelpName = "DIR", Description = "Where the result goes; the folder 'evaluation' of the model when not named." };
        var folds = new Option<int>("--folds") { HelpName = "K", Description = "The folds of walk-forward.", DefaultValueFactory = _ => defaults.Folds };
        var resamples = new Option<int>("--resamples") { HelpName = "N", Description = $"Bootstrap resamples behind each interval, {EvaluationOptions.MinResamples} to {EvaluationOptions.MaxResamples}.", DefaultValueFactory = _ => defaults.Resamples };
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "What every draw starts from.", DefaultValueFactory = _ => defaults.Seed };
        var command = new Command("evaluate", "Judges a model beside its baselines, with intervals, and says in words what the figures mean.")
        {
            model, data, dataset, output, folds, resamples, seed,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var outcome = EvaluationReport.Write(new EvaluationOptions(parsed.GetValue(model) ?? ModelPaths.NewestModel(), parsed.GetRequiredValue(data))
            {
                DatasetPath = parsed.GetValue(dataset),
                OutputFolder = parsed.GetValue(output),
                Folds = parsed.GetValue(folds),
                Resamples = parsed.GetValue(resamples),
                Seed = parsed.GetValue(seed),
            }, cancellationToken);
            environment.Out.WriteLine($"{outcome.Result.Model} {outcome.Result.Version}");
            environment.Out.WriteLine(EvaluationMarkdown.Of(outcome.Result));
            environment.Out.WriteLine($"Figures: {outcome.ResultPath}");
            environment.Out.WriteLine($"Report:  {outcome.ReportPath}");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
