namespace SmartMoney.Modeling.Metrics;

/// <summary>ROC-AUC by the sum of ranks, for scores that are all on one scale.</summary>
internal static class RankOrder
{
    /// <summary>The share of pairs of unlike labels in the right order, ties counting half.</summary>
    /// <returns>Null when a class is absent.</returns>
    public static double? RocAuc(double[] scores, IReadOnlyList<int> labels)
    {
        double positives = labels.Count(label => label == 1);
        var negatives = labels.Count - positives;
        if (positives == 0 || negatives == 0)
        {
            return null;
        }

        var ranks = RankCorrelation.Ranks(scores);
        var sum = 0.0;
        for (var row = 0; row < ranks.Length; row++)
        {
            sum += labels[row] == 1 ? ranks[row] : 0;
        }

        return (sum - (positives * (positives + 1) / 2)) / (positives * negatives);
    }
}
