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

    /// <summary>Joins segments. Of two prices for a day the newest segment's counts.</summary>
    /// <param name="segments">The segments, in any order.</param>
    public PriceHistory(IEnumerable<PriceSegment> segments)
    {
        var ordered = segments.OrderByDescending(segment => segment.FetchedAt).ToList();
        Splits = ordered.Count > 0 ? ordered[0].Splits : SplitHistory.None;
        var closes = new List<(DateOnly Date, int Age, decimal Price)>();
        for (var age = 0; age < ordered.Count; age++)
        {
            foreach (var close in ordered[age].Closes)
            {
                if (close.Price > 0)
                {
                    closes.Add((close.Date, age, close.Price));
                }
            }
        }

        closes.Sort();
        closes = [.. closes.DistinctBy(close => close.Date)];
        _days = [.. closes.Select(close => close.Date)];
        _adjusted = [.. closes.Select(close => close.Price)];
        _basis = [.. closes.Select(close => ordered[close.Age].Splits)];
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
        var index = Array.BinarySearch(_days, day);
        index = index >= 0 ? index : ~index;
        return index < _days.Length && _days[index] <= day.AddDays(ReachDays) ? _days[index] : null;
    }

    /// <summary>The close of a trading day as it was traded then.</summary>
    /// <param name="tradingDay">A trading day of this history.</param>
    /// <returns>Dollars.</returns>
    public decimal TradedClose(DateOnly tradingDay)
    {
        var index = Array.BinarySearch(_days, tradingDay);
        return index >= 0
            ? _basis[index].PriceInBasisOf(_adjusted[index], tradingDay, DateOnly.MaxValue)
            : throw new ArgumentOutOfRangeException(nameof(tradingDay), tradingDay, "not a trading day of the symbol");
    }

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
    public decimal CloseInLaterSharesOf(DateOnly tradingDay, DateOnly basisDay) =>
        TradedClose(tradingDay) / Splits.PriceInBasisOf(1, tradingDay, basisDay);
}
