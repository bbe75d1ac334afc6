namespace SmartMoney.Modeling.Metrics;

/// <summary>Equal weights on the fifth of the rows with the highest keys. Rows that tie at the cut share what is left of it.</summary>
internal static class Leg
{
    /// <summary>A row's weight in the fifth, or 0; the weights add up to 1.</summary>
    /// <param name="keys">What the rows are ordered by.</param>
    /// <returns>Null below five rows.</returns>
    public static double[]? Top(IReadOnlyList<double> keys)
    {
        var size = keys.Count / 5;
        if (size == 0)
        {
            return null;
        }

        var weights = new double[keys.Count];
        var order = ScoredSample.ByScoreDescending(keys);
        for (int from = 0, to; from < size; from = to)
        {
            for (to = from + 1; to < order.Length && keys[order[to]] == keys[order[from]]; to++)
            {
            }

            var each = (double)(Math.Min(to, size) - from) / (to - from) / size;
            foreach (var row in order[from..to])
            {
                weights[row] = each;
            }
        }

        return weights;
    }

    /// <summary>Likewise for the lowest keys.</summary>
    public static double[]? Bottom(IReadOnlyList<double> keys) => Top([.. keys.Select(key => -key)]);

    /// <summary>The mean return of the highest fifth less that of the lowest; null below five rows.</summary>
    public static double? Spread(IReadOnlyList<double> keys, IReadOnlyList<double> returns) =>
        Top(keys) is { } top && Bottom(keys) is { } bottom ? Return(top, returns) - Return(bottom, returns) : null;

    /// <summary>The weighted return.</summary>
    public static double Return(double[] weights, IReadOnlyList<double> returns) => weights.Select((weight, i) => weight * returns[i]).Sum();
}
