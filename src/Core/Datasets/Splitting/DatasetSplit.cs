namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>A dataset divided.</summary>
/// <param name="Plan">How it was divided.</param>
/// <param name="Folds">One fold, or as many as the plan's walk-forward asks for, in order of time.</param>
public sealed record DatasetSplit(SplitPlan Plan, IReadOnlyList<SplitFold> Folds)
{
    /// <summary>Why not to trust the split; null when there is nothing to warn of.</summary>
    public string? Warning => Plan.Method == SplitMethod.Random
        ? "A random split puts examples of one sample date on both sides: whatever moved the market in the "
          + $"{Plan.HorizonDays} days after it is already in the training part, and the score is too high. Use it to see that effect, never to evaluate a model."
        : null;
}
