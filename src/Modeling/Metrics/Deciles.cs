namespace SmartMoney.Modeling.Metrics;

/// <summary>The examples in tenths by score: what calibration and lift are read from.</summary>
internal static class Deciles
{
    private const int Count = 10;

    /// <summary>
    /// Cuts into tenths. Equal scores that straddle a cut share their labels evenly, so that the order of the rows does not
    /// matter.
    /// </summary>
    public static IReadOnlyList<DecileRow> Of(IReadOnlyList<double> scores, IReadOnlyList<int> labels)
    {
        var order = ScoredSample.ByScoreDescending(scores);
        var expected = ExpectedLabels(scores, labels, order);
        var overall = labels.Count == 0 ? 0 : labels.Average();
        return [.. Enumerable.Range(0, Count).Select(decile => Row(decile))];

        DecileRow Row(int decile)
        {
            var from = (int)((long)order.Length * decile / Count);
            var to = (int)((long)order.Length * (decile + 1) / Count);
            if (from == to)
            {
                return new DecileRow(decile + 1, 0, null, null, null);
            }

            var share = expected[from..to].Average();
            return new DecileRow(decile + 1, to - from, order[from..to].Average(row => scores[row]), share, overall > 0 ? share / overall : null);
        }
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
