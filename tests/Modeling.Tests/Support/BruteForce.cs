namespace SmartMoney.Modeling.Tests.Support;

/// <summary>Metrics straight from their definitions, slow and by another route than the code under test.</summary>
internal static class BruteForce
{
    /// <summary>The share of (positive, negative) pairs in the right order, a tie counting half.</summary>
    public static double RocAuc(IReadOnlyList<double> scores, IReadOnlyList<int> labels)
    {
        double won = 0, pairs = 0;
        for (var i = 0; i < scores.Count; i++)
        {
            for (var j = 0; j < scores.Count; j++)
            {
                if (labels[i] == 1 && labels[j] == 0)
                {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }

        return won / pairs;
    }

    /// <summary>Average precision: over the distinct scores t, (recall(≥ t) − recall(&gt; t)) × precision(≥ t).</summary>
    public static double AveragePrecision(IReadOnlyList<double> scores, IReadOnlyList<int> labels)
    {
        double positives = labels.Sum();
        var sum = 0.0;
        foreach (var threshold in scores.Distinct())
        {
            double chosen = scores.Count(score => score >= threshold);
            double hit = Enumerable.Range(0, scores.Count).Count(i => scores[i] >= threshold && labels[i] == 1);
            double gained = Enumerable.Range(0, scores.Count).Count(i => scores[i] == threshold && labels[i] == 1);
            sum += gained / positives * (hit / chosen);
        }

        return sum;
    }
}
