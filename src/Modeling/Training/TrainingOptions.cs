using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Training;

/// <summary>What to train on, how, and where the model goes.</summary>
/// <param name="SplitFolder">The folder with <c>train.csv</c> and <c>val.csv</c>, as <c>split</c> wrote it.</param>
public sealed record TrainingOptions(string SplitFolder)
{
    /// <summary>The folder of all models.</summary>
    public string ModelsFolder { get; init; } = "models";

    /// <summary>The model's name, its folder below <see cref="ModelsFolder"/>.</summary>
    public string Name { get; init; } = "smart-money-flow";

    /// <summary>The version to write, such as 1.2.0; null for the next one: 1.0.0, then the highest with its last number raised.</summary>
    public string? Version { get; init; }

    /// <summary>How the trees are grown.</summary>
    public HyperParameters Parameters { get; init; } = new();

    /// <summary>Whether the features are standardized first. Trees do not need it.</summary>
    public bool Normalize { get; init; }

    /// <summary>How the decision threshold is chosen.</summary>
    public ThresholdRule Threshold { get; init; } = new();

    /// <summary>
    /// The day whose model is wanted: it is grown once more on all examples of the split whose labels were known before that day.
    /// Null for a model that can be evaluated on the test part.
    /// </summary>
    public DateOnly? FinalBefore { get; init; }

    /// <summary>Features to leave out, by name.</summary>
    public IReadOnlyList<string> WithoutFeatures { get; init; } = [];
}
