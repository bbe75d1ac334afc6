namespace SmartMoney.Modeling.Metrics;

/// <summary>Spearman's rank correlation.</summary>
internal static class RankCorrelation
{
    /// <summary>The correlation of the ranks, equal values taking the mean of theirs.</summary>
    /// <returns>NaN when there are fewer than two pairs or one side is constant.</returns>
    public static double Of(IReadOnlyList<double> first, IReadOnlyList<double> second) => Pearson(Ranks(first), Ranks(second));

    /// <summary>The correlation over the pairs whose first side is not missing.</summary>
    public static double OfKnown(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        int[] known = [.. Enumerable.Range(0, first.Count).Where(i => !double.IsNaN(first[i]))];
        return Of([.. known.Select(i => first[i])], [.. known.Select(i => second[i])]);
    }

    /// <summary>Ranks from 1, equal values taking the mean of theirs; a missing value (NaN) stays missing.</summary>
    public static double[] Ranks(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).Where(i => !double.IsNaN(values[i]))];
        Array.Sort(Array.ConvertAll(order, i => values[i]), order);
        var ranks = new double[values.Count];
        Array.Fill(ranks, double.NaN);
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && values[order[to]] == values[order[from]]; to++)
            {
            }

            foreach (var i in order.AsSpan(from..to))
            {
                ranks[i] = (from + 1 + to) / 2.0;
            }
        }

        return ranks;
    }

    /// <summary>Pearson's correlation over the pairs of which neither side is missing.</summary>
    public static double Pearson(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double count = 0, meanX = 0, meanY = 0, xx = 0, yy = 0, xy = 0;
        for (var i = 0; i < first.Length; i++)
        {
            if (double.IsNaN(first[i]) || double.IsNaN(second[i]))
            {
                continue;
            }

            count++;
            var dx = first[i] - meanX;
            meanX += dx / count;
            xx += dx * (first[i] - meanX);
            var dy = second[i] - meanY;
            meanY += dy / count;
            yy += dy * (second[i] - meanY);
            xy += dx * (second[i] - meanY);
        }

        return count < 2 || xx <= 0 || yy <= 0 ? double.NaN : Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1);
    }
}
