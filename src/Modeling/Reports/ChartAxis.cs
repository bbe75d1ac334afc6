namespace SmartMoney.Modeling.Reports;

/// <summary>One axis of a chart.</summary>
/// <param name="Title">What it measures, with the unit.</param>
/// <param name="Low">Where it begins.</param>
/// <param name="High">Where it ends.</param>
/// <param name="Ticks">Its marks and their texts.</param>
internal sealed record ChartAxis(string Title, double Low, double High, IReadOnlyList<(double At, string Text)> Ticks)
{
    private const int Intervals = 4;

    /// <summary>From 0 to 1 in quarters.</summary>
    public static ChartAxis Unit(string title) => Round(title, 0, 1, value => Markup.Number(value, 2));

    /// <summary>Wide enough for the values, ending on round numbers.</summary>
    public static ChartAxis Round(string title, double low, double high, Func<double, string> format)
    {
        var step = NiceStep((high > low ? high - low : 1) / Intervals);
        var first = Math.Floor((low / step) + 1e-9);
        var last = Math.Max(Math.Ceiling((high / step) - 1e-9), first + 1);
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step).Select(at => (at, format(at)));
        return new ChartAxis(title, first * step, last * step, [.. ticks]);
    }

    /// <summary>A place for each of a number of things, of which some are named.</summary>
    public static ChartAxis Places(string title, int count, IEnumerable<(int Index, string Text)> named) =>
        new(title, -0.5, Math.Max(count, 1) - 0.5, [.. named.Select(name => ((double)name.Index, name.Text))]);

    private static double NiceStep(double rough)
    {
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return (rough / magnitude) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 } * magnitude;
    }
}
