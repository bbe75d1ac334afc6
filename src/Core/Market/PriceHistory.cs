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
    private readonly TradingDay[] _asTraded;

    /// <summary>Joins segments. Of two prices for a day the newest segment's counts.</summary>
    /// <param name="segments">The segments, in any order.</param>
    public PriceHistory(IEnumerable<PriceSegment> segments)
    {
        var ordered = segments.OrderByDescending(segment => segment.FetchedAt).ToList();
        Splits = ordered.Count > 0 ? ordered[0].Splits : SplitHistory.None;
        var closes = OnePerDay(ordered);
        _days = new DateOnly[closes.Count];
        _adjusted = new decimal[closes.Count];
        _basis = new SplitHistory[closes.Count];
        _volumes = new double?[closes.Count];
        _asTraded = new TradingDay[closes.Count];
        for (var i = 0; i < closes.Count; i++)
        {
            var (close, basis) = closes[i];
            _days[i] = close.Date;
            _adjusted[i] = close.Price;
            _basis[i] = basis;
            _volumes[i] = close.Volume >= 0 ? close.Volume / basis.ShareFactor(close.Date, DateOnly.MaxValue) : null;
        }
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
    public ReadOnlyMemory<TradingDay> TradingDays(DateOnly from, DateOnly before, DateOnly basisDay)
    {
        var (first, end) = (IndexFrom(from), IndexFrom(before));
        if (first >= end)
        {
            return ReadOnlyMemory<TradingDay>.Empty;
        }

        for (var i = first; i < end; i++)
        {
            _ = AsTraded(i);
        }

        return Splits.HasRatio(_days[first], basisDay)
            ? Enumerable.Range(first, end - first).Select(i => _asTraded[i] with { Close = (double)CloseInLaterSharesOf(i, basisDay) }).ToArray()
            : _asTraded.AsMemory(first, end - first);
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

    private decimal TradedClose(int index) => _basis[index].PriceInBasisOf(_adjusted[index], _days[index], DateOnly.MaxValue);

    /// <remarks>Many sample dates ask for the same days again and again; a restatement in exact arithmetic is not cheap.</remarks>
    private TradingDay AsTraded(int index)
    {
        ref var day = ref _asTraded[index];
        if (day.Date == default)
        {
            var close = (double)TradedClose(index);
            day = new TradingDay(_days[index], close, close * _volumes[index]);
        }

        return day;
    }

    private int IndexOf(DateOnly tradingDay) =>
        Array.BinarySearch(_days, tradingDay) is >= 0 and var index
            ? index
            : throw new ArgumentOutOfRangeException(nameof(tradingDay), tradingDay, "not a trading day of the symbol");

    private int IndexFrom(DateOnly day)
    {
        var index = Array.BinarySearch(_days, day);
        return index >= 0 ? index : ~index;
    }

    /// <summary>The closes above 0, oldest first, one for each day: that of the newest segment, and of several there the lowest.</summary>
    private static List<(DailyClose Close, SplitHistory Basis)> OnePerDay(List<PriceSegment> newestFirst)
    {
        var places = new long[newestFirst.Sum(segment => segment.Closes.Count)];
        var closes = new DailyClose[places.Length];
        var count = 0;
        for (var age = 0; age < newestFirst.Count; age++)
        {
            foreach (var close in newestFirst[age].Closes)
            {
                places[count] = ((long)close.Date.DayNumber << 32) | (uint)age;
                closes[count++] = close;
            }
        }

        Array.Sort(places, closes);
        var kept = new List<(DailyClose Close, SplitHistory Basis)>(count);
        var keptPlace = -1L;
        for (var i = 0; i < count; i++)
        {
            var close = closes[i];
            if (close.Price <= 0)
            {
                continue;
            }

            if (kept.Count == 0 || close.Date != kept[^1].Close.Date)
            {
                kept.Add((close, newestFirst[(int)places[i]].Splits));
                keptPlace = places[i];
            }
            else if (places[i] == keptPlace && IsLower(close, kept[^1].Close))
            {
                kept[^1] = (close, kept[^1].Basis);
            }
        }

        return kept;
    }

    private static bool IsLower(DailyClose one, DailyClose other) =>
        one.Price != other.Price ? one.Price < other.Price : Nullable.Compare(one.Volume, other.Volume) < 0;
}
