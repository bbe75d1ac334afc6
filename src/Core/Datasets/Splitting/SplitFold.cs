namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>A training, a validation and a test part that belong together.</summary>
/// <param name="Train">What the model is fitted on.</param>
/// <param name="Validation">What stops the fitting and sets the threshold.</param>
/// <param name="Test">What nothing was chosen on.</param>
public sealed record SplitFold(SplitPart Train, SplitPart Validation, SplitPart Test)
{
    /// <summary>The three parts, in order of use.</summary>
    public IReadOnlyList<SplitPart> Parts { get; } = [Train, Validation, Test];
}
