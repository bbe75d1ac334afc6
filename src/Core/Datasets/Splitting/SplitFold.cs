namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>A training, a validation and a test part that belong together.</summary>
/// <param name="Train">What the model is fitted on.</param>
/// <param name="Validation">What stops the fitting and sets the threshold.</param>
/// <param name="Test">What nothing was chosen on.</param>
public sealed record SplitFold(SplitPart Train, SplitPart Validation, SplitPart Test)
{
    /// <summary>The medians of the training part that fill empty cells, by feature in the order of the columns; null without imputation.</summary>
    public IReadOnlyDictionary<string, double>? Medians { get; init; }

    /// <summary>The three parts, in order of use.</summary>
    public IReadOnlyList<SplitPart> Parts { get; } = [Train, Validation, Test];
}
