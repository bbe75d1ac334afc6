namespace SmartMoney.Core.Statistics;

/// <summary>The middle of numbers.</summary>
internal static class Median
{
    /// <summary>The median: of an even number of values, the mean of the middle two.</summary>
    /// <param name="ascending">The values in ascending order, at least one.</param>
    public static double Of(IReadOnlyList<double> ascending)
    {
        var middle = ascending.Count / 2;
        return ascending.Count % 2 == 1 ? ascending[middle] : (ascending[middle - 1] + ascending[middle]) / 2;
    }
}
