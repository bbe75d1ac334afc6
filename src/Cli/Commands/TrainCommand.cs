using System.CommandLine;
using System.Globalization;
using SmartMoney.Cli.Output;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Cli.Commands;

/// <summary><c>train</c>: fits a model to a split.</summary>
internal sealed class TrainCommand
{
    private readonly CliEnvironment _environment;

    private readonly Argument<string> _split = new("SPLIT")
    {
        Description = "The folder of a split.",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => ModelPaths.Split,
    };

    private readonly Option<string> _models = new("--models") { HelpName = "DIR", Description = "Where models are kept.", DefaultValueFactory = _ => ModelPaths.Models };
    private readonly Option<string> _name = new("--name") { HelpName = "NAME", Description = "The model's name.", DefaultValueFactory = _ => ModelPaths.Name };
    private readonly Option<string?> _version = new("--version") { HelpName = "X.Y.Z", Description = "Its version; the next one when not named." };
    private readonly Option<string?> _parameters = new("--params") { HelpName = "FILE", Description = "Hyperparameters as JSON." };
    private readonly Option<string?> _without = new("--without") { HelpName = "F,G,…", Description = "Features to leave out." };
    private readonly Option<bool> _normalize = new("--normalize") { Description = "Apply the normalizer; trees do not need it." };
    private readonly Option<double?> _learningRate = new("--learning-rate") { HelpName = "X" };
    private readonly Option<int?> _leaves = new("--num-leaves") { HelpName = "N" };
    private readonly Option<int?> _depth = new("--max-depth") { HelpName = "N" };
    private readonly Option<int?> _leafSize = new("--min-data-in-leaf") { HelpName = "N" };
    private readonly Option<double?> _featureFraction = new("--feature-fraction") { HelpName = "X" };
    private readonly Option<double?> _baggingFraction = new("--bagging-fraction") { HelpName = "X" };
    private readonly Option<double?> _lambdaL1 = new("--lambda-l1") { HelpName = "X" };
    private readonly Option<double?> _lambdaL2 = new("--lambda-l2") { HelpName = "X" };
    private readonly Option<int?> _maxBin = new("--max-bin") { HelpName = "N" };
    private readonly Option<int?> _iterations = new("--max-iterations") { HelpName = "N" };
    private readonly Option<int?> _patience = new("--early-stopping-rounds") { HelpName = "N" };
    private readonly Option<int?> _seed = new("--seed") { HelpName = "N" };
    private readonly Option<int?> _threads = new("--threads") { HelpName = "N" };

    private readonly Option<string?> _classWeight = new("--class-weight")
    {
        HelpName = "none|balanced",
        Description = "Balanced ruins calibration: the scores are no probabilities any more.",
    };

    private TrainCommand(CliEnvironment environment, Command command)
    {
        _environment = environment;
        _classWeight.AcceptOnlyFromAmong("none", "balanced");
        command.Add(_split);
        foreach (var option in new Option[]
        {
            _models, _name, _version, _parameters, _without, _normalize, _learningRate, _leaves, _depth, _leafSize,
            _featureFraction, _baggingFraction, _lambdaL1, _lambdaL2, _maxBin, _iterations, _patience, _seed, _threads, _classWeight,
        })
        {
            command.Add(option);
        }

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
        var result = ModelTrainer.Run(new TrainingOptions(parsed.GetRequiredValue(_split))
        {
            ModelsFolder = parsed.GetRequiredValue(_models),
            Name = parsed.GetRequiredValue(_name),
            Version = parsed.GetValue(_version),
            Parameters = Parameters(parsed),
            Normalize = parsed.GetValue(_normalize),
            WithoutFeatures = (parsed.GetValue(_without) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        }, cancellationToken);
        Write(result);
        return ExitCode.Done;
    }

    private HyperParameters Parameters(ParseResult parsed)
    {
        var parameters = parsed.GetValue(_parameters) is { } file ? HyperParameters.Load(file) : new HyperParameters();
        parameters.LearningRate = parsed.GetValue(_learningRate) ?? parameters.LearningRate;
        parameters.NumLeaves = parsed.GetValue(_leaves) ?? parameters.NumLeaves;
        parameters.MaxDepth = parsed.GetValue(_depth) ?? parameters.MaxDepth;
        parameters.MinDataInLeaf = parsed.GetValue(_leafSize) ?? parameters.MinDataInLeaf;
        parameters.FeatureFraction = parsed.GetValue(_featureFraction) ?? parameters.FeatureFraction;
        parameters.BaggingFraction = parsed.GetValue(_baggingFraction) ?? parameters.BaggingFraction;
        parameters.LambdaL1 = parsed.GetValue(_lambdaL1) ?? parameters.LambdaL1;
        parameters.LambdaL2 = parsed.GetValue(_lambdaL2) ?? parameters.LambdaL2;
        parameters.MaxBin = parsed.GetValue(_maxBin) ?? parameters.MaxBin;
        parameters.MaxIterations = parsed.GetValue(_iterations) ?? parameters.MaxIterations;
        parameters.EarlyStoppingRounds = parsed.GetValue(_patience) ?? parameters.EarlyStoppingRounds;
        parameters.Seed = parsed.GetValue(_seed) ?? parameters.Seed;
        parameters.Threads = parsed.GetValue(_threads) ?? parameters.Threads;
        parameters.ClassWeight = parsed.GetValue(_classWeight) is { } weight ? Enum.Parse<ClassWeight>(weight, ignoreCase: true) : parameters.ClassWeight;
        parameters.Validate();
        return parameters;
    }

    private void Write(TrainingResult result)
    {
        var output = _environment.Out;
        var metadata = result.Metadata;
        output.WriteLine($"{metadata.Name} {metadata.Version}: {metadata.Iterations} trees on {metadata.Features.Count} features, in {result.Folder}");
        output.WriteLine($"  trained on {CacheText.Count(metadata.Train.Rows)} rows of {metadata.Train.Dates.Count} dates, stopped by {CacheText.Count(metadata.Validation.Rows)} rows of {metadata.Validation.Dates.Count} dates");
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
