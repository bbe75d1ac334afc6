namespace SmartMoney.Modeling.Metrics;

/// <summary>The number of rows for each decision and label.</summary>
/// <param name="TruePositives">Decided 1, label 1.</param>
/// <param name="FalsePositives">Decided 1, label 0.</param>
/// <param name="TrueNegatives">Decided 0, label 0.</param>
/// <param name="FalseNegatives">Decided 0, label 1.</param>
public sealed record ConfusionMatrix(long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives)
{
    internal static ConfusionMatrix Of(IReadOnlyList<int> labels, IReadOnlyList<bool> decisions)
    {
        long Count(int label, bool decision) => Enumerable.Range(0, labels.Count).LongCount(i => labels[i] == label && decisions[i] == decision);
        return new ConfusionMatrix(Count(1, true), Count(0, true), Count(0, false), Count(1, false));
    }
}
