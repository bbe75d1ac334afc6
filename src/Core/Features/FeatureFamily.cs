namespace SmartMoney.Core.Features;

/// <summary>The five kinds of smart money a feature can speak of.</summary>
public enum FeatureFamily
{
    /// <summary>Company insiders: Form 4, non-derivative table.</summary>
    Insider,

    /// <summary>All institutions: 13F summaries and holder lists of the symbol.</summary>
    Institution,

    /// <summary>Members of the Senate and the House: periodic transaction reports.</summary>
    Congress,

    /// <summary>The fixed panel of hedge funds: each manager's own 13F filings.</summary>
    HedgeFund,

    /// <summary>The fixed panel of ETFs: holdings as published in N-PORT.</summary>
    Etf,
}
