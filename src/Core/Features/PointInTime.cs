using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Features;

/// <summary>
/// A symbol as the public could see it on a sample date: the only thing a feature is given. Facts published on T0 or
/// later, closes of T0 and later, and splits after D are not in it.
/// </summary>
public sealed class PointInTime
{
    /// <summary>How many calendar days before a sample date prices are looked at.</summary>
    public const int PriceDaysBefore = 200;

    /// <summary>How many calendar days before a sample date insider transactions are looked at.</summary>
    public const int InsiderDaysBefore = 90;

    private readonly PriceHistory _prices;
    private readonly Dictionary<Type, object> _derived = [];
    private ReadOnlyMemory<TradingDay>? _tradingDays;

    internal PointInTime(SymbolFacts facts, DateOnly date, DateOnly entryDay)
    {
        Date = date;
        EntryDay = entryDay;
        LatestQuarter = Quarter.LatestDueBefore(entryDay);
        _prices = facts.Prices;
        InsiderGap = facts.InsiderTrades?.FindGap(date.AddDays(-InsiderDaysBefore), entryDay);
        InsiderTrades = InsiderGap is null ? facts.InsiderTrades?.AsOf(entryDay) : null;
        Summaries = facts.Summaries?.AsOf(entryDay);
        Holders = facts.Holders?.AsOf(entryDay);
        CongressTrades = facts.CongressTrades?.AsOf(entryDay);
        HedgeFunds = facts.HedgeFunds?.AsOf(entryDay);
        Etfs = facts.Etfs?.AsOf(entryDay);
    }

    /// <summary>D, the nominal sample date. Windows and share counts refer to it.</summary>
    public DateOnly Date { get; }

    /// <summary>T0, the last trading day up to D. Publication is compared with it.</summary>
    public DateOnly EntryDay { get; }

    /// <summary>Form 4 transactions; null when they could not be had, or not of all days of the longest window.</summary>
    public VisibleFacts<InsiderTrade>? InsiderTrades { get; }

    /// <summary>The period of filings that Form 4 transactions are missing for; null when there is none.</summary>
    public PublicationGap? InsiderGap { get; }

    /// <summary>13F summaries; null when they could not be had.</summary>
    public VisibleFacts<PositionsSummary>? Summaries { get; }

    /// <summary>Rows of the holder lists; null when they could not be had.</summary>
    public VisibleFacts<HolderPosition>? Holders { get; }

    /// <summary>Trades of Congress; null when a chamber could not be had.</summary>
    public VisibleFacts<CongressTrade>? CongressTrades { get; }

    /// <summary>Filings of the hedge fund panel; null when a member could not be had.</summary>
    public VisibleFacts<ManagerHolding>? HedgeFunds { get; }

    /// <summary>Reports of the ETF panel; null when a member could not be had.</summary>
    public VisibleFacts<FundHolding>? Etfs { get; }

    /// <summary>Q: the latest quarter whose 13F deadline is before T0, whether or not the source has it.</summary>
    public Quarter LatestQuarter { get; }

    /// <summary>The trading days before T0, oldest first, from D − <see cref="PriceDaysBefore"/> on; closes are in D's shares.</summary>
    public ReadOnlyMemory<TradingDay> TradingDays => _tradingDays ??= _prices.TradingDays(Date.AddDays(-PriceDaysBefore), EntryDay, Date);

    /// <summary>Whether a day lies in the window of the last calendar days: D − days &lt; day ≤ D.</summary>
    /// <param name="day">Any day.</param>
    /// <param name="days">The length of the window.</param>
    public bool IsWithin(DateOnly day, int days) => day > Date.AddDays(-days) && day <= Date;

    /// <summary>The 13F summary of a quarter; null when the source has none, or it is not public yet.</summary>
    /// <param name="quarter">The quarter.</param>
    public PositionsSummary? SummaryOf(Quarter quarter)
    {
        foreach (var summary in (Summaries ?? default).AsSpan())
        {
            if (summary.Quarter == quarter)
            {
                return summary;
            }
        }

        return null;
    }

    /// <summary>Shares outstanding at the end of a quarter, in D's shares; null when they cannot be told.</summary>
    /// <param name="quarter">The quarter.</param>
    public double? SharesOutstandingOf(Quarter quarter) =>
        SummaryOf(quarter)?.SharesOutstanding is { } shares ? SharesAtDate(shares, quarter.End) : null;

    /// <summary>Restates a share count in D's shares.</summary>
    /// <param name="shares">Shares, in those of their event date.</param>
    /// <param name="eventDate">The event date.</param>
    public double SharesAtDate(double shares, DateOnly eventDate) => shares * ShareFactor(eventDate, Date);

    /// <summary>What share counts of one day are to be multiplied by to be in the shares of a later one, up to D.</summary>
    /// <param name="from">The earlier day.</param>
    /// <param name="to">The later day.</param>
    public double ShareFactor(DateOnly from, DateOnly to) =>
        to <= Date
            ? _prices.Splits.ShareFactor(from, to)
            : throw new ArgumentOutOfRangeException(nameof(to), to, "splits after the sample date are not known yet");

    /// <summary>The close of a day, or of the last trading day shortly before it, in the shares of that day.</summary>
    /// <param name="day">A day before T0.</param>
    /// <returns>Dollars; null when there is no close within reach.</returns>
    public double? CloseOf(DateOnly day)
    {
        if (day >= EntryDay)
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, "closes from the entry day on are not known yet");
        }

        return _prices.TradingDayUpTo(day) is { } tradingDay ? (double)_prices.CloseInLaterSharesOf(tradingDay, day) : null;
    }

    /// <summary>What several features derive from these facts. Each type is derived once; one thread at a time may ask.</summary>
    internal T Derived<T>(Func<PointInTime, T> derive)
        where T : class
    {
        if (!_derived.TryGetValue(typeof(T), out var derived))
        {
            _derived[typeof(T)] = derived = derive(this);
        }

        return (T)derived;
    }
}
