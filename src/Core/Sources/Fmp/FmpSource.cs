using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Sources.Fmp;

/// <summary>Turns needs into calls of FMP, and their answers into entries.</summary>
internal sealed class FmpSource(FmpClient client, LongestPage longestHolders, string name, ISourceObserver observer, TimeProvider time) : ISmartMoneySource
{
    public string Name => name;

    public async Task<IReadOnlyList<SourceEntry>> GetAsync(SourceNeed need, CancellationToken cancellationToken) => need.Type switch
    {
        DataType.Prices => await PricesAsync(need, cancellationToken),
        DataType.InsiderTrades or DataType.CongressionalTrades => [await NewestFirstAsync(need, cancellationToken)],
        _ => await QuartersAsync(need, cancellationToken),
    };

    /// <summary>Gets one of the answers that a fetch takes, which may have come before the fetch was cut off.</summary>
    internal async Task<ReadOnlyMemory<byte>> GetPartAsync(SourceNeed need, FmpRequest request, CancellationToken cancellationToken)
    {
        if (await FindPartAsync(need, request, cancellationToken) is { } found)
        {
            return found;
        }

        var answer = await client.GetAsync(request, observer, cancellationToken);
        await KeepPartAsync(need, request, answer, cancellationToken);
        return answer;
    }

    /// <summary>Refuses a page that is the one before it: the server does not know pages.</summary>
    internal static void RequireAnotherPage(FmpRequest request, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> page, int rows)
    {
        if (rows > 0 && page.Span.SequenceEqual(before.Span))
        {
            throw new SourceException(SourceFailure.Failed, $"{request}: the same page again");
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> FindPartAsync(SourceNeed need, FmpRequest request, CancellationToken cancellationToken) =>
        need.Parts is { } parts ? await parts.FindAsync(request.ToString(), cancellationToken) : null;

    private static Task KeepPartAsync(SourceNeed need, FmpRequest request, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken) =>
        need.Parts is { } parts ? parts.KeepAsync(request.ToString(), answer, cancellationToken) : Task.CompletedTask;

    /// <summary>Closes and splits for all years; every year gets its own entry with the same list of splits.</summary>
    private async Task<IReadOnlyList<SourceEntry>> PricesAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var fetchedAt = time.GetUtcNow();
        var requests = new List<string>();
        var byYear = (await ClosesAsync(need, requests, cancellationToken)).ToLookup(row => JsonRows.Date(row, "date")?.Year);
        var splits = FmpEndpoints.Splits(need.Subject);
        var ratios = await GetPartAsync(need, splits, cancellationToken);
        requests.Add(splits.ToString());
        return
        [
            .. need.Years.Select(year => new SourceEntry(
                EntryKey.OfYear(need.Subject, year), Name, fetchedAt, requests, [JsonRows.Join(byYear[year]), ratios])),
        ];
    }

    /// <summary>An answer with the most rows that there can be is cut off at its old end: the days before are asked for.</summary>
    private async Task<List<ReadOnlyMemory<byte>>> ClosesAsync(SourceNeed need, List<string> requests, CancellationToken cancellationToken)
    {
        var closes = new List<ReadOnlyMemory<byte>>();
        var (from, to) = (new DateOnly(need.From.Year, 1, 1), new DateOnly(need.To.Year, 12, 31));
        while (true)
        {
            var request = FmpEndpoints.Prices(need.Subject, from, to);
            var rows = JsonRows.Split(await GetPartAsync(need, request, cancellationToken));
            requests.Add(request.ToString());
            closes.AddRange(rows);
            if (rows.Count < FmpPages.Closes)
            {
                return closes;
            }

            var oldest = rows.Select(row => JsonRows.Date(row, "date")).Min();
            if (oldest is null || oldest <= from)
            {
                return closes;
            }

            if (oldest > to)
            {
                throw new SourceException(SourceFailure.Failed, $"{request}: no close within the range");
            }

            to = oldest.Value.AddDays(-1);
        }
    }

    private async Task<SourceEntry> NewestFirstAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var fetchedAt = time.GetUtcNow();
        var calls = new List<(string Request, ReadOnlyMemory<byte> Answer)>();
        foreach (var endpoint in PagedEndpoint.Of(need.Type))
        {
            calls.AddRange(await new NewestFirstPages(this, need, endpoint).FetchAsync(cancellationToken));
        }

        var from = need.Stored is { } stored && stored.Key.From < need.From ? stored.Key.From : need.From;
        var key = new EntryKey(need.Type, need.Subject, from, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        return new SourceEntry(key, Name, fetchedAt, [.. calls.Select(call => call.Request)], [.. calls.Select(call => call.Answer)]);
    }

    private async Task<IReadOnlyList<SourceEntry>> QuartersAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var entries = new List<SourceEntry>();
        foreach (var quarter in need.Quarters)
        {
            entries.Add(need.Type == DataType.InstitutionalHolders
                ? await HoldersAsync(need, quarter, cancellationToken)
                : await QuarterAsync(need, quarter, cancellationToken));
        }

        return entries;
    }

    private async Task<SourceEntry> QuarterAsync(SourceNeed need, Quarter quarter, CancellationToken cancellationToken)
    {
        var fetchedAt = time.GetUtcNow();
        var request = FmpEndpoints.Quarterly(need.Type, need.Subject, quarter);
        var answer = await client.GetAsync(request, observer, cancellationToken);
        return new SourceEntry(EntryKey.Of(need.Type, need.Subject, quarter), Name, fetchedAt, [request.ToString()], [answer]);
    }

    /// <summary>Pages of the largest holders, until there are as many as are needed or a page that cannot have been full.</summary>
    private async Task<SourceEntry> HoldersAsync(SourceNeed need, Quarter quarter, CancellationToken cancellationToken)
    {
        var fetchedAt = time.GetUtcNow();
        var requests = new List<string>();
        var answers = new List<ReadOnlyMemory<byte>>();
        var left = FmpPages.Holders;
        ReadOnlyMemory<byte> last = default;
        while (true)
        {
            var request = FmpEndpoints.Holders(need.Subject, quarter, requests.Count);
            var answer = await FindPartAsync(need, request, cancellationToken) ?? await client.GetAsync(request, observer, cancellationToken);
            var rows = JsonRows.Split(answer);
            RequireAnotherPage(request, last, answer, rows.Count);
            requests.Add(request.ToString());
            answers.Add(rows.Count > left ? JsonRows.Join(rows.Take(left)) : answer);
            left -= rows.Count;
            var isFull = longestHolders.IsFull(rows.Count);
            if (left <= 0 || !isFull)
            {
                return new SourceEntry(EntryKey.Of(need.Type, need.Subject, quarter), Name, fetchedAt, requests, answers) { IsPaged = true };
            }

            last = answer;
            await KeepPartAsync(need, request, answer, cancellationToken);
        }
    }
}
