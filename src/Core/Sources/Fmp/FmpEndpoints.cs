using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Sources.Fmp;

/// <summary>The requests of the "stable" API that the project makes.</summary>
internal static class FmpEndpoints
{
    /// <summary>The largest page that is asked for; the server may cap it lower.</summary>
    public const int PageSize = 100;

    public const string PriceEndpoint = "historical-price-eod/light";
    public const string SplitEndpoint = "splits";
    public const string InsiderEndpoint = "insider-trading/search";
    public const string SummaryEndpoint = "institutional-ownership/symbol-positions-summary";
    public const string HolderEndpoint = "institutional-ownership/extract-analytics/holder";
    public const string SenateEndpoint = "senate-trades";
    public const string HouseEndpoint = "house-trades";
    public const string ManagerEndpoint = "institutional-ownership/extract";
    public const string FundEndpoint = "funds/disclosure";

    public static FmpRequest Prices(string symbol, DateOnly from, DateOnly to) =>
        FmpRequest.Of(PriceEndpoint, ("symbol", symbol), ("from", from), ("to", to));

    public static FmpRequest Splits(string symbol) => FmpRequest.Of(SplitEndpoint, ("symbol", symbol));

    public static FmpRequest InsiderTrades(string symbol, int page) =>
        FmpRequest.Of(InsiderEndpoint, ("symbol", symbol), ("page", page), ("limit", PageSize));

    public static FmpRequest Senate(string symbol) => FmpRequest.Of(SenateEndpoint, ("symbol", symbol));

    public static FmpRequest House(string symbol) => FmpRequest.Of(HouseEndpoint, ("symbol", symbol));

    public static FmpRequest Quarterly(DataType type, string subject, Quarter quarter, int page = 0) => type switch
    {
        DataType.InstitutionalOwnership =>
            FmpRequest.Of(SummaryEndpoint, ("symbol", subject), ("year", quarter.Year), ("quarter", quarter.Number)),
        DataType.InstitutionalHolders =>
            FmpRequest.Of(HolderEndpoint, ("symbol", subject), ("year", quarter.Year), ("quarter", quarter.Number), ("page", page), ("limit", PageSize)),
        DataType.HedgeFundHoldings =>
            FmpRequest.Of(ManagerEndpoint, ("cik", subject), ("year", quarter.Year), ("quarter", quarter.Number)),
        DataType.EtfHoldings =>
            FmpRequest.Of(FundEndpoint, ("symbol", subject), ("year", quarter.Year), ("quarter", quarter.Number)),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "not a quarterly data type"),
    };
}
