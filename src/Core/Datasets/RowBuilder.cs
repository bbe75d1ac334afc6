using SmartMoney.Core.Context;
using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Labels;

namespace SmartMoney.Core.Datasets;

/// <summary>Makes the rows of a symbol: entry and exit, label, features, context.</summary>
/// <param name="horizonDays">Calendar days from sample to label.</param>
/// <param name="threshold">The return above which the label is 1.</param>
public sealed class RowBuilder(int horizonDays, double threshold)
{
    private const int PriceDecimals = 4;

    /// <summary>Makes the row of a sample date.</summary>
    /// <param name="facts">The facts of the symbol.</param>
    /// <param name="date">The nominal sample date.</param>
    /// <param name="drop">Why there is no row: one of <see cref="RowDrop"/>.</param>
    /// <returns>The row, or null.</returns>
    public SampledRow? Build(SymbolFacts facts, DateOnly date, out string? drop)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var prices = facts.Prices;
        var entryDay = prices.TradingDayUpTo(date);
        var exitDay = prices.TradingDayFrom(date.AddDays(horizonDays));
        drop = entryDay is null ? RowDrop.NoPrice : exitDay is null ? RowDrop.NoFuturePrice : null;
        if (entryDay is not { } entry || exitDay is not { } exit)
        {
            return null;
        }

        var entryPrice = prices.TradedClose(entry);
        var exitPrice = prices.CloseInSharesOf(exit, entry);
        var change = (double)((exitPrice / entryPrice) - 1);
        var known = facts.AsOf(date, entry);
        var features = FeatureSet.Compute(known);
        var context = ContextSet.Compute(known);
        var row = new DatasetRow(
            facts.Symbol,
            date,
            Rounded(entryPrice),
            Rounded(exitPrice),
            change,
            Cells(features),
            AbsoluteLabel.Of(change, threshold));
        return Sampled(row, new ContextRow(facts.Symbol, date, Cells(context)), entry, [.. features, .. context]);
    }

    private static double?[] Cells(FeatureValue[] values) => Array.ConvertAll(values, value => value.Value);

    private static SampledRow Sampled(DatasetRow row, ContextRow context, DateOnly entryDay, FeatureValue[] values)
    {
        DateOnly? latest = null;
        var lag = 0;
        foreach (var value in values)
        {
            foreach (var fact in value.Facts)
            {
                latest = latest > fact.PublicDate ? latest : fact.PublicDate;
                lag = Math.Max(lag, LagOf(fact));
            }
        }

        return new SampledRow(row, context, entryDay, latest, lag);
    }

    private static int LagOf(Fact fact) => fact.EventDate is { } happened ? fact.PublicDate.DayNumber - happened.DayNumber : 0;

    private static double Rounded(decimal price) => (double)Math.Round(price, PriceDecimals, MidpointRounding.ToEven);
}
