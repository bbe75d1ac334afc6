using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SmartMoney.Cli.Errors;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Cli.Commands;

/// <summary>The hyperparameter options of <c>train</c>.</summary>
internal sealed class HyperParameterOptionSet
{
    private static readonly HyperParameters Defaults = new();

    private readonly Option<double?> _learningRate = Number(nameof(HyperParameters.LearningRate), Defaults.LearningRate);
    private readonly Option<int?> _leaves = Count(nameof(HyperParameters.NumLeaves), Defaults.NumLeaves);
    private readonly Option<int?> _depth = Count(nameof(HyperParameters.MaxDepth), Defaults.MaxDepth);
    private readonly Option<int?> _leafSize = Count(nameof(HyperParameters.MinDataInLeaf), Defaults.MinDataInLeaf);
    private readonly Option<double?> _featureFraction = Number(nameof(HyperParameters.FeatureFraction), Defaults.FeatureFraction);
    private readonly Option<double?> _baggingFraction = Number(nameof(HyperParameters.BaggingFraction), Defaults.BaggingFraction);
    private readonly Option<double?> _lambdaL1 = Number(nameof(HyperParameters.LambdaL1), Defaults.LambdaL1);
    private readonly Option<double?> _lambdaL2 = Number(nameof(HyperParameters.LambdaL2), Defaults.LambdaL2);
    private readonly Option<int?> _maxBin = Count(nameof(HyperParameters.MaxBin), Defaults.MaxBin);
    private readonly Option<int?> _rounds = Count(nameof(HyperParameters.Rounds), Defaults.Rounds);
    private readonly Option<int?> _iterations = Count(nameof(HyperParameters.MaxIterations), Defaults.MaxIterations);
    private readonly Option<int?> _patience = Count(nameof(HyperParameters.EarlyStoppingRounds), Defaults.EarlyStoppingRounds);
    private readonly Option<int?> _seed = Count(nameof(HyperParameters.Seed), Defaults.Seed);
    private readonly Option<int?> _threads = Count(nameof(HyperParameters.Threads), Defaults.Threads);

    private readonly Option<string?> _stopping = new("--stopping")
    {
        HelpName = string.Join('|', StoppingNames.All),
        Description = $"What decides the number of trees: none (fixed), single (the best on the validation part) or averaged (the best mean over inner walk-forward folds). [default: {Defaults.Stopping.Name()}]",
    };

    private readonly Option<string?> _classWeight = new("--class-weight")
    {
        HelpName = "none|balanced",
        Description = "Class weights. With balanced, the scores are no longer calibrated probabilities. [default: none]",
    };

    public HyperParameterOptionSet(Command command)
    {
        _classWeight.AcceptOnlyFromAmong("none", "balanced");
        _stopping.AcceptOnlyFromAmong([.. StoppingNames.All]);
        foreach (var option in new Option[]
        {
            _learningRate, _leaves, _depth, _leafSize, _featureFraction, _baggingFraction, _lambdaL1, _lambdaL2, _maxBin, _rounds, _stopping, _iterations, _patience,
            _seed, _threads, _classWeight,
        })
        {
            command.Add(option);
        }
    }

    /// <summary>The parameters with what the options change.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="parameters">Valid parameters, so that an invalid value comes from an option.</param>
    public HyperParameters Read(ParseResult parsed, HyperParameters parameters)
    {
        var changed = parameters with
        {
            LearningRate = parsed.GetValue(_learningRate) ?? parameters.LearningRate,
            NumLeaves = parsed.GetValue(_leaves) ?? parameters.NumLeaves,
            MaxDepth = parsed.GetValue(_depth) ?? parameters.MaxDepth,
            MinDataInLeaf = parsed.GetValue(_leafSize) ?? parameters.MinDataInLeaf,
            FeatureFraction = parsed.GetValue(_featureFraction) ?? parameters.FeatureFraction,
            BaggingFraction = parsed.GetValue(_baggingFraction) ?? parameters.BaggingFraction,
            LambdaL1 = parsed.GetValue(_lambdaL1) ?? parameters.LambdaL1,
            LambdaL2 = parsed.GetValue(_lambdaL2) ?? parameters.LambdaL2,
            MaxBin = parsed.GetValue(_maxBin) ?? parameters.MaxBin,
            Rounds = parsed.GetValue(_rounds) ?? parameters.Rounds,
            Stopping = StoppingOf(parsed, parameters),
            MaxIterations = parsed.GetValue(_iterations) ?? parameters.MaxIterations,
            EarlyStoppingRounds = parsed.GetValue(_patience) ?? parameters.EarlyStoppingRounds,
            Seed = parsed.GetValue(_seed) ?? parameters.Seed,
            Threads = parsed.GetValue(_threads) ?? parameters.Threads,
            ClassWeight = parsed.GetValue(_classWeight) is { } weight ? Enum.Parse<ClassWeight>(weight, ignoreCase: true) : parameters.ClassWeight,
        };
        changed.Validate(parameter => OptionOf(parameter.Name));
        RequireEffect(parsed, changed.Stopping, _rounds, changed.Stopping == Stopping.Fixed);
        RequireEffect(parsed, changed.Stopping, _iterations, changed.Stopping != Stopping.Fixed);
        RequireEffect(parsed, changed.Stopping, _patience, changed.Stopping != Stopping.Fixed);
        return changed;
    }

    /// <summary>A number of rounds asks for just that number, unless the way to stop is specified too.</summary>
    private Stopping StoppingOf(ParseResult parsed, HyperParameters parameters) => parsed.GetValue(_stopping) is { } name
        ? StoppingNames.Parse(name)
        : parsed.GetValue(_rounds) is null ? parameters.Stopping : Stopping.Fixed;

    private static void RequireEffect(ParseResult parsed, Stopping stopping, Option<int?> option, bool hasEffect)
    {
        if (!hasEffect && parsed.GetValue(option) is not null)
        {
            throw new BadArgumentsException($"{option.Name}: has no effect with --stopping {stopping.Name()}");
        }
    }

    private static Option<int?> Count(string property, int otherwise) => Create<int>(property, "N", otherwise);

    private static Option<double?> Number(string property, double otherwise) => Create<double>(property, "X", otherwise);

    private static Option<T?> Create<T>(string property, string helpName, double otherwise)
        where T : struct
    {
        var option = OptionOf(property);
        var parameter = HyperParameter.All.Single(parameter => OptionOf(parameter.Name) == option);
        return new Option<T?>(option)
        {
            HelpName = helpName,
            Description = string.Create(CultureInfo.InvariantCulture, $"{parameter.Meaning}: {parameter.Range}. [default: {otherwise}]"),
        };
    }

    private static string OptionOf(string name) => "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
