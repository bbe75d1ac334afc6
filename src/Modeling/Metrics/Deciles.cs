namespace SmartMoney.Modeling.Metrics;

/// <summary>The examples in tenths by score: what calibration and lift are read from.</summary>
internal static class Deciles
{
    private const int Count = 10;

    /// <summary>
    /// Cuts each group into tenths and adds the tenths up. Equal scores that straddle a cut share their labels evenly, so
    /// that the order of the rows does not matter.
    /// </summary>
    public static IReadOnlyList<DecileRow> Of(IReadOnlyList<double> scores, IReadOnlyList<int> labels, IReadOnlyList<int> groups)
    {
        var rows = new int[Count];
        var score = new double[Count];
        var positives = new double[Count];
        foreach (var group in ScoredSample.ByScoreDescending(scores).GroupBy(row => groups[row]).OrderBy(group => group.Key))
        {
            int[] order = [.. group];
            var expected = ExpectedLabels(scores, labels, order);
            for (var i = 0; i < order.Length; i++)
            {
                var decile = (int)((long)i * Count / order.Length);
                rows[decile]++;
                score[decile] += scores[order[i]];
                positives[decile] += expected[i];
            }
        }

        var overall = labels.Count == 0 ? 0 : labels.Average();
        return [.. rows.Select((count, i) => count == 0
            ? new DecileRow(i + 1, 0, null, null, null)
            : new DecileRow(i + 1, count, score[i] / count, positives[i] / count, overall > 0 ? positives[i] / count / overall : null))];
    }

    private static double[] ExpectedLabels(IReadOnlyList<double> scores, IReadOnlyList<int> labels, int[] order)
    {
        var expected = new double[order.Length];
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && scores[order[to]] == scores[order[from]]; to++)
            {
            }

            Array.Fill(expected, order[from..to].Average(row => labels[row]), from, to - from);
        }

        return expected;
    }
}
