using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Features;

/// <summary>Everything the source knows of a symbol, at whatever date. A kind of fact that could not be had is null.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Prices">Closes and splits.</param>
/// <param name="InsiderTrades">Form 4 transactions.</param>
/// <param name="Summaries">13F summaries by quarter.</param>
/// <param name="Holders">Lists of the largest holders by quarter.</param>
/// <param name="CongressTrades">Trades of both chambers.</param>
/// <param name="HedgeFunds">The filings of the hedge fund panel, as far as the symbol goes.</param>
/// <param name="Etfs">The reports of the ETF panel, as far as the symbol goes.</param>
public sealed record SymbolFacts(
    string Symbol,
    PriceHistory Prices,
    FactSeries<InsiderTrade>? InsiderTrades,
    FactSeries<PositionsSummary>? Summaries,
    FactSeries<HolderPosition>? Holders,
    FactSeries<CongressTrade>? CongressTrades,
    FactSeries<ManagerHolding>? HedgeFunds,
    FactSeries<FundHolding>? Etfs)
{
    /// <summary>What the public knew of the symbol when the entry day began.</summary>
    /// <param name="date">D, the nominal sample date.</param>
    /// <param name="entryDay">T0, the last trading day up to it.</param>
    public PointInTime AsOf(DateOnly date, DateOnly entryDay) => new(this, date, entryDay);
}
