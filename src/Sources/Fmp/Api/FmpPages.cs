namespace SmartMoney.Sources.Fmp.Api;

/// <summary>How many rows the API gives at once, as its documentation and its users say.</summary>
internal static class FmpPages
{
    /// <summary>The rows of an answer to a request without <c>limit</c>.</summary>
    public const int WithoutLimit = 100;

    /// <summary>The rows of a holder list without <c>limit</c>, and for some accounts whatever the limit.</summary>
    public const int HoldersWithoutLimit = 10;

    /// <summary>The maximum number of rows of a holder list, and all rows that are needed.</summary>
    public const int Holders = 100;

    /// <summary>The most disclosures of a chamber.</summary>
    public const int Congress = 250;

    /// <summary>The most insider filings.</summary>
    public const int Insiders = 1000;

    /// <summary>The most splits.</summary>
    public const int Splits = 1000;

    /// <summary>The most closes, the newest of the range.</summary>
    public const int Closes = 5000;

    private static readonly int[] All = [WithoutLimit, Congress, Insiders, Closes];

    /// <summary>The rows without <c>limit</c> and the most rows of an endpoint; null where its pages are not documented.</summary>
    public static (int WithoutLimit, int Most)? Of(string endpoint) => endpoint switch
    {
        FmpEndpoints.HolderEndpoint => (HoldersWithoutLimit, Holders),
        FmpEndpoints.SenateEndpoint or FmpEndpoints.HouseEndpoint => (WithoutLimit, Congress),
        FmpEndpoints.InsiderEndpoint => (WithoutLimit, Insiders),
        FmpEndpoints.SplitEndpoint => (WithoutLimit, Splits),
        FmpEndpoints.PriceEndpoint => (Closes, Closes),
        _ => null,
    };

    /// <summary>
    /// Whether a single answer has exactly as many rows as a page of its endpoint, so that more may follow. Where an endpoint's pages
    /// are not documented, every page size of the API counts.
    /// </summary>
    public static bool IsFull(string endpoint, int rows) =>
        Of(endpoint) is var (withoutLimit, most) ? rows == withoutLimit || rows == most : All.Contains(rows);
}
