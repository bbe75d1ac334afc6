using SmartMoney.Sources.Fmp.Api;

namespace SmartMoney.Sources.Fmp;

/// <summary>An endpoint that gives a symbol's rows in pages, newest first, the last page empty.</summary>
/// <param name="Name">The endpoint's path.</param>
/// <param name="PublicDate">The field with the day on which a row was published.</param>
/// <param name="Limit">The most rows of a page.</param>
internal sealed record PagedEndpoint(string Name, string PublicDate, int Limit)
{
    /// <summary>Whether rows before the range are left alone; otherwise all rows are fetched.</summary>
    public bool EndsWithRange { get; init; }

    public FmpRequest Page(string symbol, int page) => FmpRequest.Of(Name, ("symbol", symbol), ("page", page), ("limit", Limit));

    /// <summary>What an entry holds of this endpoint.</summary>
    public IEnumerable<(string Request, ReadOnlyMemory<byte> Answer)> In(SourceEntry? entry) => entry is null
        ? []
        : entry.Requests.Zip(entry.Answers).Where(call => call.First.StartsWith(Name + "?", StringComparison.Ordinal));

    /// <summary>How many pages the rows of an entry take at least, the last and empty one included where the entry shows that it comes.</summary>
    public int PagesOf(SourceEntry entry)
    {
        var rows = In(entry).Select(call => JsonRows.Count(call.Answer)).ToList();
        var pages = (rows.Sum() + Limit - 1) / Limit;
        var isEndSeen = !EndsWithRange || rows.Contains(0);
        return pages + (isEndSeen || pages == 0 ? 1 : 0);
    }
}
