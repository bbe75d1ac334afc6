namespace SmartMoney.Modeling.Evaluation;

/// <summary>What to evaluate, and on what.</summary>
/// <param name="ModelFolder">One version of a model, such as <c>models/smart-money-flow/v1.0.0</c>.</param>
/// <param name="TestPath">The test part; the <c>train.csv</c> and <c>val.csv</c> of the model must be in the same folder.</param>
public sealed record EvaluationOptions(string ModelFolder, string TestPath)
{
    /// <summary>Costs above this are a mistake.</summary>
    public const double MaxCostBps = 10_000;

    /// <summary>The whole dataset for walking forward; null to put it together from the three parts.</summary>
    public string? DatasetPath { get; init; }

    /// <summary>The context file of that dataset; null when there is none.</summary>
    public string? ContextPath { get; init; }

    /// <summary>Where <c>evaluation.json</c>, <c>scores.csv</c> and <c>report.html</c> go; null for the folder <c>evaluation</c> in the model's.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>The folds of the walk-forward evaluation.</summary>
    public int Folds { get; init; } = 6;

    /// <summary>How often the whole pipeline is run on labels shuffled within each date.</summary>
    public int ShuffledRuns { get; init; } = Judge.MinShuffledRuns;

    /// <summary>The cost of buying or selling, in basis points of the amount traded, from 0 to <see cref="MaxCostBps"/>.</summary>
    public double CostBps { get; init; } = 10;

    /// <summary>How often each feature is shuffled for its permutation importance.</summary>
    public int PermutationRepeats { get; init; } = 5;

    /// <summary>What every draw starts from.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Models fitted at the same time. It changes the time taken and nothing else.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}
