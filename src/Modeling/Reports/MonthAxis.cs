namespace SmartMoney.Modeling.Reports;

/// <summary>An axis with a place for each sample date.</summary>
internal static class MonthAxis
{
    private const int MaxNames = 5;

    public static ChartAxis Of(IReadOnlyList<DateOnly> dates)
    {
        var step = Math.Max(1, (dates.Count + MaxNames - 1) / MaxNames);
        return ChartAxis.Places("sample date", dates.Count, Enumerable.Range(0, dates.Count).Where(i => i % step == 0).Select(i => (i, Markup.Month(dates[i]))));
    }
}
