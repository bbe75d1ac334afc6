using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Fmp.Facts;

namespace SmartMoney.Sources.Fmp;

/// <summary>The largest holders of a symbol, in pages whose size the server chooses.</summary>
internal sealed class FmpHolders(FmpConnection fmp) : FmpQuarterly<FactSeries<HolderPosition>>(fmp, DataType.InstitutionalHolders)
{
    public override bool IsFinal(SourceEntry entry) => FetchDayOf(entry) >= entry.Quarter.FilingDeadline.AddDays(FmpSummaries.FinalDays);

    public override bool IsAtLeast(SourceNeed need) => true;

    /// <summary>Earlier versions requested one page, and their entries do not record that it was the last.</summary>
    public override async ValueTask<bool> MayLackRowsAsync(SourceEntry entry, Func<Task<int>> longestAnswerAsync) =>
        !entry.IsPaged
        && entry.Requests[0].StartsWith(FmpEndpoints.HolderEndpoint + "?", StringComparison.Ordinal)
        && entry.Answers.Sum(JsonRows.Count) < FmpPages.Holders
        && JsonRows.Count(entry.Answers[^1]) >= await longestAnswerAsync();

    public override FactSeries<HolderPosition> Read(SourceNeed need, IReadOnlyList<SourceEntry> entries, FactReading reading) =>
        InstitutionReader.ReadHolders(entries, reading);

    protected override FmpRequest RequestOf(string subject, Quarter quarter) => FmpEndpoints.Holders(subject, quarter, page: 0);

    /// <summary>Pages of the largest holders, until there are as many as are needed or a page that cannot have been full.</summary>
    protected override async Task<SourceEntry> FetchAsync(FetchRequest fetch, Quarter quarter, CancellationToken cancellationToken)
    {
        var need = fetch.Need;
        var fetchedAt = Fmp.Time.GetUtcNow();
        var requests = new List<string>();
        var answers = new List<ReadOnlyMemory<byte>>();
        var left = FmpPages.Holders;
        ReadOnlyMemory<byte> last = default;
        while (true)
        {
            var request = FmpEndpoints.Holders(need.Subject, quarter, requests.Count);
            var answer = await fetch.Parts.FindAsync(request.ToString(), cancellationToken) ?? await Fmp.GetAsync(fetch, request, cancellationToken);
            var rows = JsonRows.Split(answer);
            FmpConnection.RequireAnotherPage(request, last, answer, rows.Count);
            requests.Add(request.ToString());
            answers.Add(rows.Count > left ? JsonRows.Join(rows.Take(left)) : answer);
            left -= rows.Count;
            var isFull = Fmp.LongestHolders.IsFull(rows.Count);
            if (left <= 0 || !isFull)
            {
                return new SourceEntry(EntryKey.Of(need.Type, need.Subject, quarter), Provider.Name, fetchedAt, requests, answers) { IsPaged = true };
            }

            last = answer;
            await fetch.Parts.KeepAsync(request.ToString(), answer, cancellationToken);
        }
    }
}
