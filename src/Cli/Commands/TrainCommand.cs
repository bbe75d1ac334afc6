using System.CommandLine;
using System.Globalization;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Core.Formatting;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Training;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary><c>train</c>: fits a model to a split.</summary>
internal sealed class TrainCommand
{
    private readonly CliEnvironment _environment;

    private readonly Argument<string?> _split = new("SPLIT")
    {
        Description = "The folder of a split. [default: the only one beside the datasets of the storage]",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _models = new("--models") { HelpName = "DIR", Description = "Where models are kept.", DefaultValueFactory = _ => ModelPaths.Models };
    private readonly Option<string> _name = new("--name") { HelpName = "NAME", Description = "The model's name.", DefaultValueFactory = _ => DatasetPaths.Name };
    private readonly Option<string?> _version = new("--version") { HelpName = "X.Y.Z", Description = "The model's version. [default: the next version]" };
    private readonly Option<string?> _parameters = new("--params") { HelpName = "FILE", Description = "A JSON file with hyperparameters, named as in metadata.json; options take precedence." };
    private readonly Option<string?> _without = new("--without") { HelpName = "F,G,…", Description = "Features to exclude." };
    private readonly Option<bool> _normalize = new("--normalize") { Description = "Apply the normalizer, which trees do not need." };
    private readonly Option<DateOnly?> _final = DateOption.Create("--final", "Grow the trees once more on all rows whose labels were known before this date: a model to predict with, not to evaluate.");
    private readonly Option<string> _thresholdBy = new("--threshold-by")
    {
        HelpName = string.Join('|', ThresholdRule.Names),
        Description = "How the decision threshold is chosen on the validation part: as many decisions of 1 as the training part has labels of 1, the best F1, the best Youden's J, or the lowest cost.",
        DefaultValueFactory = _ => new ThresholdRule().Name(),
    };

    private readonly Option<double?> _missCost = new("--miss-cost") { HelpName = "X", Description = "With --threshold-by cost: the cost of a missed label 1 where a wrong decision of 1 costs 1. [default: 1]" };
    private readonly HyperParameterOptionSet _trees;

    private TrainCommand(CliEnvironment environment, Command command)
    {
        _environment = environment;
        command.Add(_split);
        foreach (var option in new Option[] { _models, _name, _version, _parameters, _without, _normalize, _thresholdBy, _missCost, _final })
        {
            command.Add(option);
        }

        _thresholdBy.AcceptOnlyFromAmong([.. ThresholdRule.Names]);
        _trees = new HyperParameterOptionSet(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed, cancellationToken)));
    }

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command("train", "Trains LightGBM on a split: model.txt, normalizer.json, metadata.json.");
        _ = new TrainCommand(environment, command);
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (models, name) = (parsed.GetRequiredValue(_models), parsed.GetRequiredValue(_name));
        OutputPath.RequireFolder(_models.Name, models);
        if (File.Exists(Path.Combine(models, name)))
        {
            throw new BadArgumentsException($"{_models.Name}: {Path.Combine(models, name)} is a file, not a folder");
        }

        var result = ModelTrainer.Run(new TrainingOptions(parsed.GetValue(_split) ?? ModelPaths.OnlySplit(_environment.Configuration))
        {
            ModelsFolder = models,
            Name = name,
            Version = parsed.GetValue(_version),
            Parameters = _trees.Read(parsed, parsed.GetValue(_parameters) is { } file ? HyperParameters.Load(file) : new HyperParameters()),
            Threshold = Threshold(parsed),
            FinalBefore = parsed.GetValue(_final),
            Normalize = parsed.GetValue(_normalize),
            WithoutFeatures = (parsed.GetValue(_without) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        }, cancellationToken);
        Write(result);
        return ExitCode.Done;
    }

    private ThresholdRule Threshold(ParseResult parsed)
    {
        var rule = new ThresholdRule(ThresholdRule.Parse(parsed.GetRequiredValue(_thresholdBy)), parsed.GetValue(_missCost) ?? new ThresholdRule().MissCost);
        return rule.Kind == ThresholdKind.Cost || parsed.GetValue(_missCost) is null
            ? rule
            : throw new BadArgumentsException($"{_missCost.Name}: has no effect with --threshold-by {rule.Name()}");
    }

    private void Write(TrainingResult result)
    {
        var output = _environment.Out;
        var metadata = result.Metadata;
        output.WriteLine($"{metadata.Name} {metadata.Version}: {metadata.Iterations} trees on {metadata.Features.Count} features, in {result.Folder}");
        output.WriteLine($"  trained on {Quantity.Number(metadata.Train.Rows)} rows of {metadata.Train.Dates.Count} dates, validated on {Quantity.Number(metadata.Validation.Rows)} rows of {metadata.Validation.Dates.Count} dates");
        output.WriteLine($"  label: {metadata.Label}");
        if (metadata.Final is { } final)
        {
            output.WriteLine($"  final: grown once more on {Quantity.Number(final.Rows)} rows of {final.FirstDate:yyyy-MM-dd} to {final.LastDate:yyyy-MM-dd}; the figures below are those of the model before");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  best validation ROC-AUC {metadata.Peak.RocAuc:0.0000}, with {metadata.Peak.Trees} trees; threshold {metadata.Threshold:0.0000} by {metadata.ThresholdRule.Name()}"));
        foreach (var metric in metadata.ValidationMetrics)
        {
            output.WriteLine($"  validation {metric.Name}: {(metric.Value is { } value ? value.ToString("0.0000", CultureInfo.InvariantCulture) : "not defined")}");
        }

        foreach (var warning in result.Warnings)
        {
            output.WriteLine($"⚠️  {warning}");
        }
    }
}
