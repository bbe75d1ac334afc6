using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Fmp.Api;

namespace SmartMoney.Sources.Fmp;

/// <summary>Answers of one request a quarter.</summary>
internal abstract class FmpQuarterly<TFacts>(FmpConnection fmp, DataType type) : RemoteFeed<TFacts>(fmp.Provider, type, EntryPeriods.Quarters)
{
    /// <summary>What the feeds of one activity share.</summary>
    protected FmpConnection Fmp { get; } = fmp;

    public override int RequestsFromNothing(SourceNeed need, IReadOnlyList<SourceEntry> known) =>
        need.Quarters.Sum(quarter => known.FirstOrDefault(entry => entry.Quarter == quarter)?.Requests.Count ?? 1);

    public override async Task<IReadOnlyList<SourceEntry>> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var entries = new List<SourceEntry>();
        foreach (var quarter in request.Need.Quarters)
        {
            entries.Add(await FetchAsync(request, quarter, cancellationToken));
        }

        return entries;
    }

    /// <summary>The request of a quarter.</summary>
    protected abstract FmpRequest RequestOf(string subject, Quarter quarter);

    protected static DateOnly FetchDayOf(SourceEntry entry) => DateOnly.FromDateTime(entry.FetchedAt.UtcDateTime);

    protected virtual async Task<SourceEntry> FetchAsync(FetchRequest fetch, Quarter quarter, CancellationToken cancellationToken)
    {
        var need = fetch.Need;
        var fetchedAt = Fmp.Time.GetUtcNow();
        var request = RequestOf(need.Subject, quarter);
        var answer = await Fmp.GetAsync(fetch, request, cancellationToken);
        return new SourceEntry(EntryKey.Of(need.Type, need.Subject, quarter), Provider.Name, fetchedAt, [request.ToString()], [answer]);
    }
}
