using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Fmp.Wire;

namespace SmartMoney.Sources.Fmp.Facts;

/// <summary>Prices and splits of the <c>prices</c> entries: one entry is one basis.</summary>
internal static class PriceReader
{
    public static PriceHistory Read(IEnumerable<SourceEntry> entries, FactReading reading) =>
        new(entries.Select(entry => ReadSegment(entry, reading)).ToList());

    private static PriceSegment ReadSegment(SourceEntry entry, FactReading reading)
    {
        var closes = new List<DailyClose>();
        foreach (var row in WireRows.Read<PriceRow>(entry.Answers.Take(1)))
        {
            if (row is { Date: { } date, Price: { } price } && price > 0)
            {
                closes.Add(new DailyClose(date, price, row.Volume));
            }
            else if (row is { Date: null } or { Price: null })
            {
                reading.Dropped.Add(DataType.Prices, DropReason.Unreadable, row, row.Date, row.Date);
            }
        }

        var ratios = new List<SplitRatio>();
        var splits = WireRows.Read<SplitRow>(entry.Answers.Skip(1));
        WireRows.Note(entry, entry.Requests[^1], splits.Count, reading);
        foreach (var row in splits)
        {
            if (row is { Date: { } date, Numerator: { } numerator, Denominator: { } denominator }
                && SplitRatio.Create(date, numerator, denominator) is { } ratio)
            {
                ratios.Add(ratio);
            }
            else
            {
                reading.Dropped.Add(DataType.Prices, DropReason.NotASplit, row, row.Date, row.Date);
            }
        }

        PriceBounds.Require(closes, ratios);
        return new PriceSegment(entry.FetchedAt, closes, new SplitHistory(ratios));
    }
}
