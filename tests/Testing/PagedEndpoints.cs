namespace SmartMoney.Testing;

/// <summary>How many rows the API gives at once, as its provider documents it.</summary>
internal static class PagedEndpoints
{
    private const int MaxCloses = 5000;

    /// <summary>The rows of a page without <c>limit</c>, and the most rows whatever the limit; null where the answer is one page.</summary>
    public static (int Usual, int Most)? Of(string endpoint, FmpServerOptions options) => endpoint switch
    {
        "insider-trading/search" or "splits" => (100, Math.Min(1000, options.PageCap)),
        "senate-trades" or "house-trades" => (100, Math.Min(250, options.PageCap)),
        "institutional-ownership/extract-analytics/holder" => (10, Math.Min(options.HolderCap, options.PageCap)),
        "historical-price-eod/light" => (MaxCloses, MaxCloses),
        _ => null,
    };
}
