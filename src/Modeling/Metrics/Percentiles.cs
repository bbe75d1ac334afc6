namespace SmartMoney.Modeling.Metrics;

/// <summary>Percentiles by linear interpolation between the order statistics.</summary>
internal static class Percentiles
{
    /// <summary>The value at a share of the way through sorted values.</summary>
    public static double At(IReadOnlyList<double> sorted, double share)
    {
        var position = share * (sorted.Count - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
