using SmartMoney.Core.Labels;

namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>What to divide, how, and where the parts go.</summary>
/// <param name="DatasetPath">The dataset file.</param>
/// <param name="OutputFolder">The folder for <c>train.csv</c>, <c>val.csv</c>, <c>test.csv</c> and <c>split.json</c>; a
/// walk-forward split writes its parts to <c>fold-01</c>, <c>fold-02</c> … in it.</param>
/// <param name="Plan">How to divide.</param>
public sealed record SplitOptions(string DatasetPath, string OutputFolder, SplitPlan Plan)
{
    /// <summary>Whether files are replaced that no <c>split.json</c> vouches for.</summary>
    public bool Force { get; init; }

    /// <summary>What the labels of the dataset say.</summary>
    public string Label { get; init; } = LabelDefinition.Unknown;
}
