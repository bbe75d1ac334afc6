using System.Numerics;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Core.Sources.Fmp.Wire;

namespace SmartMoney.Core.Sources.Fmp.Facts;

/// <summary>Prices and splits of the <c>prices</c> entries: one entry is one basis.</summary>
internal static class PriceReader
{
    /// <summary>What a decimal holds, less a margin.</summary>
    private const int LargestProductBits = 94;

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

    private static void RequireSensible(List<DailyClose> closes, List<SplitRatio> ratios)
    {
        var largest = (BigInteger)decimal.Ceiling(closes.Select(close => close.Price).DefaultIfEmpty(1).Max());
        var distinct = ratios.Distinct().ToList();
        var above = distinct.Aggregate(largest, (product, ratio) => product * ratio.Numerator);
        var below = distinct.Aggregate(BigInteger.One, (product, ratio) => product * ratio.Denominator);
        if (above.GetBitLength() > LargestProductBits || below.GetBitLength() > LargestProductBits)
        {
            throw new InvalidDataException("the split ratios multiply to a number that no share price ever had");
        }
    }
}
