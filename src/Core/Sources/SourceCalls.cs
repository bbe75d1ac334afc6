using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources.Fmp;

namespace SmartMoney.Core.Sources;

/// <summary>What a need costs at least. Pages are known only when they come; stored rows tell how many there will be.</summary>
internal static class SourceCalls
{
    private const int PricesAndSplits = 2;

    /// <summary>A page of rows and the one that ends them.</summary>
    private const int LeastInsiderPages = 2;

    /// <summary>A chamber without a row ends with its first page.</summary>
    private const int LeastCongressPages = 2;

    private const int ClosesOfYear = 252;

    /// <summary>The calls that bring what is stored up to date.</summary>
    public static int Of(SourceNeed need) => need.Type switch
    {
        DataType.InsiderTrades or DataType.CongressionalTrades when need.Stored is not null => PagedEndpoint.Of(need.Type).Count,
        _ => FromNothing(need, need.Outdated is { } known ? [known] : []),
    };

    /// <summary>The calls when nothing is stored.</summary>
    /// <param name="need">The need.</param>
    /// <param name="known">What is known of the rows.</param>
    public static int FromNothing(SourceNeed need, IReadOnlyList<SourceEntry> known) => need.Type switch
    {
        DataType.Prices => PricesAndSplits,
        DataType.InsiderTrades or DataType.CongressionalTrades when known.Count > 0 => PagedEndpoint.Of(need.Type).Sum(endpoint => endpoint.PagesOf(known[0])),
        DataType.InsiderTrades => LeastInsiderPages,
        DataType.CongressionalTrades => LeastCongressPages,
        _ => need.Quarters.Sum(quarter => known.FirstOrDefault(entry => entry.Quarter == quarter)?.Requests.Count ?? 1),
    };

    /// <summary>Whether pages decide, so that more calls may be needed.</summary>
    public static bool IsAtLeast(SourceNeed need) =>
        need.Type is DataType.InsiderTrades or DataType.CongressionalTrades or DataType.InstitutionalHolders
        || (need.Type == DataType.Prices && need.Years.Count() * ClosesOfYear > FmpPages.Closes);
}
