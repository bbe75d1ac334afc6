using SmartMoney.Core.Filings;

namespace SmartMoney.Sources.Fmp;

/// <summary>Rows that come in pages, newest first, from one or several endpoints. They are never final: another filing may follow.</summary>
internal abstract class FmpNewestFirst<TFacts>(FmpConnection fmp, DataType type, params PagedEndpoint[] endpoints)
    : RemoteFeed<TFacts>(fmp.Provider, type, EntryPeriods.UpToFetch)
{
    /// <summary>The fewest requests when nothing is known of the rows.</summary>
    protected abstract int MinRequests { get; }

    public override int MinAnswers => endpoints.Length;

    public override bool IsFinal(SourceEntry entry) => false;

    public override bool IsAtLeast(SourceNeed need) => true;

    public override int RequestsToUpdate(SourceNeed need, SourceEntry? known, bool isWhole) =>
        isWhole ? endpoints.Length : base.RequestsToUpdate(need, known, isWhole);

    public override int RequestsFromNothing(SourceNeed need, IReadOnlyList<SourceEntry> known) =>
        known.Count > 0 ? endpoints.Sum(endpoint => endpoint.PagesOf(known[0])) : MinRequests;

    public override async Task<IReadOnlyList<SourceEntry>> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var need = request.Need;
        var fetchedAt = fmp.Time.GetUtcNow();
        var calls = new List<(string Request, ReadOnlyMemory<byte> Answer)>();
        foreach (var endpoint in endpoints)
        {
            calls.AddRange(await new NewestFirstPages(fmp, request, endpoint).FetchAsync(cancellationToken));
        }

        var from = request.Stored is { } stored && stored.Key.From < need.From ? stored.Key.From : need.From;
        var key = new EntryKey(need.Type, need.Subject, from, DateOnly.FromDateTime(fmp.Time.GetUtcNow().UtcDateTime));
        return [new SourceEntry(key, Provider.Name, fetchedAt, [.. calls.Select(call => call.Request)], [.. calls.Select(call => call.Answer)])];
    }
}
