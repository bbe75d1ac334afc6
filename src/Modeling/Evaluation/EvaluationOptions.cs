namespace SmartMoney.Modeling.Evaluation;

/// <summary>What to evaluate, and on what.</summary>
/// <param name="ModelFolder">One version of a model, such as <c>models/smart-money-flow/v1.0.0</c>.</param>
/// <param name="TestPath">The test part; the <c>train.csv</c> and <c>val.csv</c> of the model must be in the same folder.</param>
public sealed record EvaluationOptions(string ModelFolder, string TestPath)
{
    /// <summary>With fewer resamples than this an interval says nothing.</summary>
    public const int MinResamples = 100;

    /// <summary>More resamples than this move no figure that is shown.</summary>
    public const int MaxResamples = 100_000;

    /// <summary>The whole dataset for walking forward; null to put it together from the three parts.</summary>
    public string? DatasetPath { get; init; }

    /// <summary>Where <c>evaluation.json</c> and <c>report.html</c> go; null for the folder <c>evaluation</c> in the model's.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>The folds of the walk-forward evaluation.</summary>
    public int Folds { get; init; } = 6;

    /// <summary>The bootstrap resamples behind each interval, from <see cref="MinResamples"/> to <see cref="MaxResamples"/>.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>How often the whole pipeline is run on shuffled labels.</summary>
    public int ShuffledRuns { get; init; } = 20;

    /// <summary>How often each feature is shuffled for its permutation importance.</summary>
    public int PermutationRepeats { get; init; } = 5;

    /// <summary>What every draw starts from.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>Models fitted at the same time. It changes the time taken and nothing else.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;
}
