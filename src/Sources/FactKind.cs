using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Sources;

/// <summary>A kind of fact, and the type its facts have.</summary>
/// <typeparam name="TFacts">The facts of a subject.</typeparam>
/// <param name="Type">The kind.</param>
public sealed record FactKind<TFacts>(DataType Type);

/// <summary>All kinds of facts.</summary>
public static class FactKinds
{
    /// <summary>Closes and splits of a symbol.</summary>
    public static FactKind<PriceHistory> Prices { get; } = new(DataType.Prices);

    /// <summary>Form 4 transactions of a symbol.</summary>
    public static FactKind<FactSeries<InsiderTrade>> InsiderTrades { get; } = new(DataType.InsiderTrades);

    /// <summary>13F summaries of a symbol.</summary>
    public static FactKind<FactSeries<PositionsSummary>> InstitutionalOwnership { get; } = new(DataType.InstitutionalOwnership);

    /// <summary>The largest holders of a symbol.</summary>
    public static FactKind<FactSeries<HolderPosition>> InstitutionalHolders { get; } = new(DataType.InstitutionalHolders);

    /// <summary>Trades of members of Congress in a symbol.</summary>
    public static FactKind<FactSeries<CongressTrade>> CongressionalTrades { get; } = new(DataType.CongressionalTrades);

    /// <summary>The 13F filings of a manager.</summary>
    public static FactKind<PanelMember> HedgeFundHoldings { get; } = new(DataType.HedgeFundHoldings);

    /// <summary>The holdings that an ETF published.</summary>
    public static FactKind<PanelMember> EtfHoldings { get; } = new(DataType.EtfHoldings);
}
