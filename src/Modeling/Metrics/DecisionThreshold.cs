namespace SmartMoney.Modeling.Metrics;

/// <summary>The score from which a row is decided 1.</summary>
internal static class DecisionThreshold
{
    /// <summary>The score with the best F1 when every score not below it is decided 1; the highest such score on a tie.</summary>
    /// <returns>Null when there is no positive label.</returns>
    public static double? BestF1(IReadOnlyList<double> scores, IReadOnlyList<int> labels)
    {
        long positives = labels.Count(label => label == 1);
        if (positives == 0)
        {
            return null;
        }

        var order = ScoredSample.ByScoreDescending(scores);
        long truePositives = 0;
        var (best, bestF1) = (scores[order[0]], -1.0);
        for (var i = 0; i < order.Length; i++)
        {
            truePositives += labels[order[i]];
            var isLastOfTie = i + 1 == order.Length || scores[order[i + 1]] != scores[order[i]];
            var f1 = 2.0 * truePositives / (positives + i + 1);
            if (isLastOfTie && f1 > bestF1)
            {
                (best, bestF1) = (scores[order[i]], f1);
            }
        }

        return best;
    }
}
