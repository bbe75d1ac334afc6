namespace SmartMoney.Core.Filings;

/// <summary>The kinds of data that are asked for and stored together.</summary>
public enum DataType
{
    /// <summary>Closes and splits, by calendar year.</summary>
    Prices,

    /// <summary>Form 4 rows, from the first day needed to the day of the fetch.</summary>
    InsiderTrades,

    /// <summary>13F summaries, by quarter.</summary>
    InstitutionalOwnership,

    /// <summary>Lists of the largest holders, by quarter.</summary>
    InstitutionalHolders,

    /// <summary>Trades of both chambers, from the first day needed to the day of the fetch.</summary>
    CongressionalTrades,

    /// <summary>A manager's 13F filings, by quarter.</summary>
    HedgeFundHoldings,

    /// <summary>An ETF's published holdings, by quarter.</summary>
    EtfHoldings,
}
