using System.CommandLine;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Reports;

namespace SmartMoney.Cli.Commands;

/// <summary><c>evaluate</c>: evaluates a model.</summary>
internal static class EvaluateCommand
{
    public static Command Create(CliEnvironment environment)
    {
        var defaults = new EvaluationOptions("", "");
        var model = new Option<string?>("--model") { HelpName = "DIR", Description = "The folder of a model. [default: the newest version]" };
        var data = new Option<string>("--data")
        {
            HelpName = "test.csv",
            Description = "The test part; train.csv and val.csv must be in the same folder.",
            DefaultValueFactory = _ => Path.Combine(ModelPaths.Split, "test.csv"),
        };
        var dataset = new Option<string?>("--dataset") { HelpName = "FILE", Description = "The whole dataset, for the walk-forward evaluation. [default: the three parts together]" };
        var output = new Option<string?>("--output") { HelpName = "DIR", Description = "The output folder. [default: the folder 'evaluation' of the model]" };
        var folds = new Option<int>("--folds") { HelpName = "K", Description = "The number of walk-forward folds.", DefaultValueFactory = _ => defaults.Folds };
        var resamples = new Option<int>("--resamples") { HelpName = "N", Description = $"Bootstrap resamples for each interval, {EvaluationOptions.MinResamples} to {EvaluationOptions.MaxResamples}.", DefaultValueFactory = _ => defaults.Resamples };
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "The random seed.", DefaultValueFactory = _ => defaults.Seed };
        var command = new Command("evaluate", "Evaluates a model against baselines, with confidence intervals and a written verdict.")
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
            environment.Out.WriteLine($"{outcome.Result.Model} {outcome.Result.Version}; label: {outcome.Result.Label}");
            environment.Out.WriteLine(EvaluationMarkdown.Of(outcome.Result));
            environment.Out.WriteLine($"Figures: {outcome.ResultPath}");
            environment.Out.WriteLine($"Report:  {outcome.ReportPath}");
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
