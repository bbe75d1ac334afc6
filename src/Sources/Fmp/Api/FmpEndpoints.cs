using SmartMoney.Core.Market;

namespace SmartMoney.Sources.Fmp.Api;

/// <summary>The requests of the "stable" API that the project makes.</summary>
internal static class FmpEndpoints
{
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

    public static FmpRequest Splits(string symbol) => FmpRequest.Of(SplitEndpoint, ("symbol", symbol), ("limit", FmpPages.Splits));

    public static FmpRequest Holders(string symbol, Quarter quarter, int page) => FmpRequest.Of(
        HolderEndpoint, ("symbol", symbol), ("year", quarter.Year), ("quarter", quarter.Number), ("page", page), ("limit", FmpPages.Holders));

    public static FmpRequest Summary(string symbol, Quarter quarter) =>
        FmpRequest.Of(SummaryEndpoint, ("symbol", symbol), ("year", quarter.Year), ("quarter", quarter.Number));

    public static FmpRequest Manager(string cik, Quarter quarter) =>
        FmpRequest.Of(ManagerEndpoint, ("cik", cik), ("year", quarter.Year), ("quarter", quarter.Number));

    public static FmpRequest Fund(string symbol, Quarter quarter) =>
        FmpRequest.Of(FundEndpoint, ("symbol", symbol), ("year", quarter.Year), ("quarter", quarter.Number));
}
