namespace SmartMoney.Modeling.Metrics;

/// <summary>The points of the curves that a chart draws.</summary>
internal static class Curves
{
    /// <summary>False positive rate against true positive rate, a point for each distinct score; empty when a class is absent.</summary>
    public static IReadOnlyList<CurvePoint> Roc(IReadOnlyList<double> scores, IReadOnlyList<int> labels)
    {
        double positives = labels.Count(label => label == 1);
        var negatives = labels.Count - positives;
        return positives == 0 || negatives == 0
            ? []
            : [new CurvePoint(0, 0), .. Steps(scores, labels).Select(step => new CurvePoint(step.False / negatives, step.True / positives))];
    }

    /// <summary>Recall against precision, a point for each distinct score; empty when no label is 1.</summary>
    public static IReadOnlyList<CurvePoint> PrecisionRecall(IReadOnlyList<double> scores, IReadOnlyList<int> labels)
    {
        double positives = labels.Count(label => label == 1);
        return positives == 0
            ? []
            : [.. Steps(scores, labels).Select(step => new CurvePoint(step.True / positives, (double)step.True / (step.True + step.False)))];
    }

    private static IEnumerable<(int True, int False)> Steps(IReadOnlyList<double> scores, IReadOnlyList<int> labels)
    {
        var order = ScoredSample.ByScoreDescending(scores);
        var truePositives = 0;
        for (var i = 0; i < order.Length; i++)
        {
            truePositives += labels[order[i]];
            if (i + 1 == order.Length || scores[order[i + 1]] != scores[order[i]])
            {
                yield return (truePositives, i + 1 - truePositives);
            }
        }
    }
}
