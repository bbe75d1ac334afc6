using System.Globalization;
using SmartMoney.Core.Features;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Context;

/// <summary>What the last trading days before T0 tell. The last of them is c.</summary>
/// <param name="name">The column name.</param>
/// <param name="count">The trading days needed, c included.</param>
internal abstract class PriceColumn(string name, int count) : ContextColumn(name)
{
    /// <summary>The trading days of a month.</summary>
    protected const int Month = 21;

    private static readonly FeatureValue WithoutClose = FeatureValue.Missing("there is no trading day before the entry day within reach");

    private readonly int _count = count;
    private readonly FeatureValue _tooFew = FeatureValue.Missing(
        string.Create(CultureInfo.InvariantCulture, $"fewer than {count} trading days before the entry day are within reach"));

    internal sealed override FeatureValue Compute(PointInTime known)
    {
        var days = known.TradingDays;
        return days.IsEmpty ? WithoutClose : days.Length < _count ? _tooFew : Compute(known, days.Span[^_count..]);
    }

    /// <summary>Computes the column.</summary>
    /// <param name="known">The symbol as the public could see it.</param>
    /// <param name="days">As many trading days as needed, oldest first.</param>
    protected abstract FeatureValue Compute(PointInTime known, ReadOnlySpan<TradingDay> days);

    /// <summary>The return from one close to another.</summary>
    protected static FeatureValue Change(TradingDay from, TradingDay to) => FeatureValue.Of((to.Close / from.Close) - 1, []);
}
