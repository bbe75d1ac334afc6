using System.Globalization;
using System.Text.Json;

namespace SmartMoney.Modeling.Training;

/// <summary>One of the parameters of the trees, as a person meets it.</summary>
public sealed record HyperParameter
{
    private readonly Func<HyperParameters, double> _value;
    private readonly Func<double, bool> _allows;
    private readonly string? _lightGbmName;

    internal HyperParameter(
        string property, string meaning, string range, Func<HyperParameters, double> value, Func<double, bool> allows, string? lightGbmName = null)
    {
        Name = JsonNamingPolicy.CamelCase.ConvertName(property);
        Meaning = meaning;
        Range = range;
        _value = value;
        _allows = allows;
        _lightGbmName = lightGbmName;
    }

    /// <summary>Every parameter.</summary>
    public static IReadOnlyList<HyperParameter> All { get; } =
    [
        new(nameof(HyperParameters.LearningRate), "The learning rate of each tree", "above 0 and at most 1", p => p.LearningRate, v => v is > 0 and <= 1),
        new(nameof(HyperParameters.NumLeaves), "The maximum number of leaves of a tree", "a whole number from 2 to 1024", p => p.NumLeaves, v => v is >= 2 and <= 1024),
        new(nameof(HyperParameters.MaxDepth), "The maximum depth of a tree", "a whole number from 1 to 63", p => p.MaxDepth, v => v is >= 1 and <= 63),
        new(nameof(HyperParameters.MinDataInLeaf), "The minimum number of examples in a leaf", "a whole number of at least 1", p => p.MinDataInLeaf, v => v >= 1),
        new(nameof(HyperParameters.FeatureFraction), "The share of features drawn for each tree", "above 0 and at most 1", p => p.FeatureFraction, v => v is > 0 and <= 1),
        new(nameof(HyperParameters.BaggingFraction), "The share of examples drawn for each tree", "above 0 and at most 1", p => p.BaggingFraction, v => v is > 0 and <= 1),
        new(nameof(HyperParameters.LambdaL1), "L1 regularisation of the leaf values", "at least 0", p => p.LambdaL1, v => v >= 0 && double.IsFinite(v)),
        new(nameof(HyperParameters.LambdaL2), "L2 regularisation of the leaf values", "at least 0", p => p.LambdaL2, v => v >= 0 && double.IsFinite(v)),
        new(nameof(HyperParameters.MaxBin), "The maximum number of bins of a feature", "a whole number from 2 to 65535", p => p.MaxBin, v => v is >= 2 and <= 65535),
        new(nameof(HyperParameters.Stopping), "What decides the number of trees", "none, single or averaged", p => (int)p.Stopping, v => Enum.IsDefined((Stopping)v)),
        new(nameof(HyperParameters.Rounds), "The number of trees when it is fixed", "a whole number from 1 to 100000", p => p.Rounds, v => v is >= 1 and <= 100_000, "num_iterations"),
        new(nameof(HyperParameters.MaxIterations), "The maximum number of trees when growing stops early", "a whole number from 1 to 100000", p => p.MaxIterations, v => v is >= 1 and <= 100_000),
        new(
            nameof(HyperParameters.EarlyStoppingRounds),
            "The number of trees without a better validation AUC after which training stops",
            "a whole number of at least 1",
            p => p.EarlyStoppingRounds,
            v => v >= 1,
            "early_stopping_round"),
        new(nameof(HyperParameters.ClassWeight), "The class weights", "none or balanced", p => (int)p.ClassWeight, v => Enum.IsDefined((ClassWeight)v)),
        new(nameof(HyperParameters.Seed), "The random seed", "a whole number of at least 0", p => p.Seed, v => v >= 0),
        new(nameof(HyperParameters.Threads), "LightGBM's threads for one model", "a whole number from 1 to 64", p => p.Threads, v => v is >= 1 and <= 64, "num_threads"),
    ];

    /// <summary>Its name in a file, in camel case, as in a model's <c>metadata.json</c>.</summary>
    public string Name { get; }

    /// <summary>The description, without a full stop.</summary>
    public string Meaning { get; }

    /// <summary>The valid range as text.</summary>
    public string Range { get; }

    /// <summary>Whether a file may call it so: its name, the same in snake case, or LightGBM's own name.</summary>
    internal bool IsCalled(string name) => name == Name || name == JsonNamingPolicy.SnakeCaseLower.ConvertName(Name) || name == _lightGbmName;

    internal bool Allows(HyperParameters parameters) => _allows(_value(parameters));

    internal string Text(HyperParameters parameters) => _value(parameters).ToString(CultureInfo.InvariantCulture);
}
