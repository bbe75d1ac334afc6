using System.Collections.Immutable;

namespace SmartMoney.Core.Market;

/// <summary>
/// The closes of a symbol as they were traded, joined from segments of different basis, and its newest list of splits.
/// A trading day is a day with a price above 0.
/// </summary>
public sealed class PriceHistory
{
    /// <summary>How far a trading day may lie from the day that asks for it, in calendar days.</summary>
    public const int ReachDays = 7;

    private readonly DateOnly[] _days;
    private readonly decimal[] _adjusted;
    private readonly SplitHistory[] _basis;
    private readonly double?[] _volumes;
    private readonly decimal?[] _traded;
    private readonly double?[] _tradedDollars;

    /// <summary>Joins segments. Of two prices for a day the newest segment's counts.</summary>
    /// <param name="segments">The segments, in any order.</param>
    public PriceHistory(IEnumerable<PriceSegment> segments)
    {
        var ordered = segments.OrderByDescending(segment => segment.FetchedAt).ToList();
        Splits = ordered.Count > 0 ? ordered[0].Splits : SplitHistory.None;
        var closes = new List<(DateOnly Date, int Age, decimal Price, double? Volume)>();
        for (var age = 0; age < ordered.Count; age++)
        {
            foreach (var close in ordered[age].Closes)
            {
                if (close.Price > 0)
                {
                    closes.Add((close.Date, age, close.Price, close.Volume >= 0 ? close.Volume : null));
                }
            }
        }

        closes.Sort(static (one, other) =>
            one.Date != other.Date ? one.Date.CompareTo(other.Date)
            : one.Age != other.Age ? one.Age.CompareTo(other.Age)
            : one.Price != other.Price ? one.Price.CompareTo(other.Price)
            : Nullable.Compare(one.Volume, other.Volume));
        closes = [.. closes.DistinctBy(close => close.Date)];
        _days = [.. closes.Select(close => close.Date)];
        _adjusted = [.. closes.Select(close => close.Price)];
        _traded = new decimal?[_days.Length];
        _tradedDollars = new double?[_days.Length];
        _basis = [.. closes.Select(close => ordered[close.Age].Splits)];
        _volumes = [.. closes.Select(close => close.Volume / ordered[close.Age].Splits.ShareFactor(close.Date, DateOnly.MaxValue))];
    }

    /// <summary>The newest list of splits.</summary>
    public SplitHistory Splits { get; }

    /// <summary>Whether there is no trading day at all.</summary>
    public bool IsEmpty => _days.Length == 0;

    /// <summary>The last trading day up to a day, at most <see cref="ReachDays"/> before it.</summary>
    /// <param name="day">Any day.</param>
    public DateOnly? TradingDayUpTo(DateOnly day)
    {
        var index = Array.BinarySearch(_days, day);
        index = index >= 0 ? index : ~index - 1;
        return index >= 0 && _days[index] >= day.AddDays(-ReachDays) ? _days[index] : null;
    }

    /// <summary>The first trading day from a day on, at most <see cref="ReachDays"/> after it.</summary>
    /// <param name="day">Any day.</param>
    public DateOnly? TradingDayFrom(DateOnly day)
    {
        var index = IndexFrom(day);
        return index < _days.Length && _days[index] <= day.AddDays(ReachDays) ? _days[index] : null;
    }

    /// <summary>The trading days of a range, oldest first.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="before">The day after the last.</param>
    /// <param name="basisDay">The day whose shares the closes are restated in: not before the last.</param>
    public ImmutableArray<TradingDay> TradingDays(DateOnly from, DateOnly before, DateOnly basisDay)
    {
        var (first, end) = (IndexFrom(from), IndexFrom(before));
        var days = ImmutableArray.CreateBuilder<TradingDay>(Math.Max(0, end - first));
        for (var i = first; i < end; i++)
        {
            var traded = TradedDollars(i);
            var close = Splits.HasRatio(_days[i], basisDay) ? (double)CloseInLaterSharesOf(i, basisDay) : traded;
            days.Add(new TradingDay(_days[i], close, traded * _volumes[i]));
        }

        return days.MoveToImmutable();
    }

    /// <summary>The close of a trading day as it was traded then.</summary>
    /// <param name="tradingDay">A trading day of this history.</param>
    /// <returns>Dollars.</returns>
    public decimal TradedClose(DateOnly tradingDay) => TradedClose(IndexOf(tradingDay));

    /// <summary>The close of a trading day restated in the shares of an earlier one: all ratios between multiplied back.</summary>
    /// <param name="tradingDay">A trading day of this history.</param>
    /// <param name="basisDay">An earlier day.</param>
    /// <returns>Dollars.</returns>
    public decimal CloseInSharesOf(DateOnly tradingDay, DateOnly basisDay) =>
        Splits.PriceInBasisOf(TradedClose(tradingDay), basisDay, tradingDay);

    /// <summary>The close of a trading day restated in the shares of a later one: divided by all ratios between.</summary>
    /// <param name="tradingDay">A trading day of this history.</param>
    /// <param name="basisDay">A later day.</param>
    /// <returns>Dollars.</returns>
    public decimal CloseInLaterSharesOf(DateOnly tradingDay, DateOnly basisDay) => CloseInLaterSharesOf(IndexOf(tradingDay), basisDay);

    private decimal CloseInLaterSharesOf(int index, DateOnly basisDay)
    {
        var ratio = Splits.PriceInBasisOf(1, _days[index], basisDay);
        return ratio == 1 ? TradedClose(index) : TradedClose(index) / ratio;
    }

    /// <remarks>A symbol of many sample dates asks for the same days again and again; a restatement in exact arithmetic is not cheap.</remarks>
    private decimal TradedClose(int index) => _traded[index] ??= _basis[index].PriceInBasisOf(_adjusted[index], _days[index], DateOnly.MaxValue);

    private double TradedDollars(int index) => _tradedDollars[index] ??= (double)TradedClose(index);

    private int IndexOf(DateOnly tradingDay) =>
        Array.BinarySearch(_days, tradingDay) is >= 0 and var index
            ? index
            : throw new ArgumentOutOfRangeException(nameof(tradingDay), tradingDay, "not a trading day of the symbol");

    private int IndexFrom(DateOnly day)
    {
        var index = Array.BinarySearch(_days, day);
        return index >= 0 ? index : ~index;
    }
}
