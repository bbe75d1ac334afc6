using System.CommandLine;
using System.Text;
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
        var data = new Option<string?>("--data")
        {
            HelpName = "test.csv",
            Description = "The test part; train.csv and val.csv must be in the same folder. [default: that of the split that the model was trained on]",
        };
        var dataset = new Option<string?>("--dataset") { HelpName = "FILE", Description = "The whole dataset, for the walk-forward evaluation. [default: the three parts together]" };
        var output = new Option<string?>("--output") { HelpName = "DIR", Description = "The output folder. [default: the folder 'evaluation' of the model]" };
        var folds = new Option<int>("--folds") { HelpName = "K", Description = "The number of walk-forward folds.", DefaultValueFactory = _ => defaults.Folds };
        var shuffles = new Option<int>("--shuffles") { HelpName = "N", Description = "Runs of the pipeline on shuffled labels. The verdict needs the default.", DefaultValueFactory = _ => defaults.ShuffledRuns };
        var cost = new Option<double>("--cost-bps") { HelpName = "X", Description = "The cost of buying or selling, in basis points of the amount traded.", DefaultValueFactory = _ => defaults.CostBps };
        var full = new Option<bool>("--full") { Description = "Print every table, as Markdown." };
        var json = new Option<bool>("--json") { Description = "Print the content of evaluation.json and nothing else." };
        var seed = new Option<int>("--seed") { HelpName = "N", Description = "The random seed.", DefaultValueFactory = _ => defaults.Seed };
        var force = ForceOption.Create();
        var command = new Command("evaluate", "Evaluates a model against baselines, with confidence intervals and a verdict.")
        {
            model, data, dataset, output, folds, shuffles, cost, seed, full, json, force,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            if (parsed.GetValue(full) && parsed.GetValue(json))
            {
                throw new BadArgumentsException("--full and --json exclude each other");
            }

            var folder = parsed.GetValue(model) ?? ModelPaths.NewestModel();
            var destination = parsed.GetValue(output) ?? EvaluationReport.FolderOf(folder);
            OutputPath.RequireFolder(output.Name, destination);
            if (!parsed.GetValue(force) && EvaluationReport.ForeignFileIn(destination) is { } foreign)
            {
                throw new BadArgumentsException($"{foreign}: no {EvaluationReport.ResultFile} says that an evaluation wrote this file; choose another {output.Name}, or replace it with {force.Name}");
            }

            var test = parsed.GetValue(data) ?? ModelPaths.TestOf(folder, environment.Configuration);
            var source = EvaluatedDataset.Find(parsed.GetValue(dataset), test);
            var outcome = EvaluationReport.Write(new EvaluationOptions(folder, test)
            {
                DatasetPath = source.Path,
                ContextPath = source.Context,
                OutputFolder = destination,
                Folds = parsed.GetValue(folds),
                ShuffledRuns = parsed.GetValue(shuffles),
                CostBps = parsed.GetValue(cost),
                Seed = parsed.GetValue(seed),
            }, cancellationToken);
            if (outcome.Replaced is { } replaced)
            {
                (parsed.GetValue(json) ? environment.Error : environment.Notices).WriteLine($"The evaluation of {replaced} in {destination} is replaced");
            }

            Write(environment.Out, outcome, parsed.GetValue(full), parsed.GetValue(json));
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Write(TextWriter output, EvaluationOutcome outcome, bool isFull, bool isJson)
    {
        var result = outcome.Result;
        if (isJson)
        {
            output.Write(Encoding.UTF8.GetString(EvaluationReport.Json(result)));
            return;
        }

        output.WriteLine($"{result.Model} {result.Version}; label: {result.Label}");
        if (isFull)
        {
            output.WriteLine(EvaluationMarkdown.Of(result));
        }
        else
        {
            foreach (var line in EvaluationSummary.Lines(result))
            {
                output.WriteLine(line);
            }

            foreach (var warning in result.Warnings)
            {
                output.WriteLine($"⚠️  {warning}");
            }
        }

        output.WriteLine($"Figures: {outcome.ResultPath}");
        output.WriteLine($"Report:  {outcome.ReportPath}");
        output.WriteLine(outcome.CardPath is { } card ? $"Card:    {card}" : "⚠️  the model card could not be written: the folder of the model is read-only");
    }
}
