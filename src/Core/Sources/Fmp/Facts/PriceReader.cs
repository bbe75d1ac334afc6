using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Core.Sources.Fmp.Wire;

namespace SmartMoney.Core.Sources.Fmp.Facts;

/// <summary>Prices and splits of the <c>prices</c> entries: one entry is one basis.</summary>
internal static class PriceReader
{
    /// <summary>Beyond these a decimal would overflow, or hold no digit: no share was ever split so often, or cost so much.</summary>
    private const double LargestFactor = 1e13;
    private const double LargestPrice = 1e15;

    public static PriceHistory Read(IEnumerable<SourceEntry> entries, DroppedRows dropped) =>
        new(entries.Select(entry => ReadSegment(entry, dropped)).ToList());

    private static PriceSegment ReadSegment(SourceEntry entry, DroppedRows dropped)
    {
        var closes = new List<DailyClose>();
        foreach (var row in WireRows.Read(entry.Answers.Take(1), WireJson.Default.ListPriceRow))
        {
            if (row is { Date: { } date, Price: { } price } && price > 0)
            {
                closes.Add(new DailyClose(date, price));
            }
        }

        var ratios = new List<SplitRatio>();
        foreach (var row in WireRows.Read(entry.Answers.Skip(1), WireJson.Default.ListSplitRow))
        {
            if (row is { Date: { } date, Numerator: { } numerator, Denominator: { } denominator }
                && SplitRatio.Create(date, numerator, denominator) is { } ratio)
            {
                ratios.Add(ratio);
            }
            else
            {
                dropped.Add(DataType.Prices, DropReason.NotASplit, row, row.Date, row.Date);
            }
        }

        RequireSensible(closes, ratios);
        return new PriceSegment(entry.FetchedAt, closes, new SplitHistory(ratios));
    }

    /// <summary>Only ratios after the first close restate any of the closes.</summary>
    private static void RequireSensible(List<DailyClose> closes, List<SplitRatio> ratios)
    {
        if (closes.Count == 0)
        {
            return;
        }

        var first = closes.Min(close => close.Date);
        var (factor, least, most) = (1.0, 1.0, 1.0);
        foreach (var ratio in ratios.Where(ratio => ratio.Date > first).Distinct().OrderByDescending(ratio => ratio.Date))
        {
            factor *= ratio.Value;
            (least, most) = (Math.Min(least, factor), Math.Max(most, factor));
        }

        if (most / least > LargestFactor || (double)closes.Max(close => close.Price) * most > LargestPrice)
        {
            throw new InvalidDataException("the split ratios make prices that no share ever had");
        }
    }
}
