using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Sources.Fmp;

/// <summary>Turns needs into calls of FMP, and their answers into entries.</summary>
internal sealed class FmpSource(FmpClient client, string name, ISourceObserver observer, TimeProvider time) : ISmartMoneySource
{
    public string Name => name;

    public async Task<IReadOnlyList<SourceEntry>> GetAsync(SourceNeed need, CancellationToken cancellationToken) => need.Type switch
    {
        DataType.Prices => await PricesAsync(need, cancellationToken),
        DataType.InsiderTrades => [await new InsiderPages(this, need).FetchAsync(cancellationToken)],
        DataType.CongressionalTrades => [await CongressAsync(need, cancellationToken)],
        _ => await QuartersAsync(need, cancellationToken),
    };

    internal DateTimeOffset Now => time.GetUtcNow();

    internal DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    internal void SawFullPage(int rows) => client.SawFullPage(rows);

    /// <summary>Gets one of the answers that a fetch takes, which may have come before the fetch was cut off.</summary>
    internal async Task<ReadOnlyMemory<byte>> GetPartAsync(SourceNeed need, FmpRequest request, CancellationToken cancellationToken)
    {
        if (need.Parts is { } kept && await kept.FindAsync(request.ToString(), cancellationToken) is { } found)
        {
            return found;
        }

        var answer = await client.GetAsync(request, observer, cancellationToken);
        if (need.Parts is { } parts)
        {
            await parts.KeepAsync(request.ToString(), answer, cancellationToken);
        }

        return answer;
    }

    /// <summary>One pair of calls for all years; every year gets its own entry with the same list of splits.</summary>
    private async Task<IReadOnlyList<SourceEntry>> PricesAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var fetchedAt = Now;
        var prices = FmpEndpoints.Prices(need.Subject, new DateOnly(need.From.Year, 1, 1), new DateOnly(need.To.Year, 12, 31));
        var splits = FmpEndpoints.Splits(need.Subject);
        var closes = await GetPartAsync(need, prices, cancellationToken);
        var ratios = await GetPartAsync(need, splits, cancellationToken);
        var byYear = JsonRows.Split(closes).ToLookup(row => JsonRows.Date(row, "date")?.Year);
        return
        [
            .. need.Years.Select(year => new SourceEntry(
                EntryKey.OfYear(need.Subject, year),
                Name,
                fetchedAt,
                [prices.ToString(), splits.ToString()],
                [JsonRows.Join(byYear[year]), ratios])),
        ];
    }

    private async Task<SourceEntry> CongressAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var fetchedAt = Now;
        var senate = FmpEndpoints.Senate(need.Subject);
        var house = FmpEndpoints.House(need.Subject);
        var senators = await GetPartAsync(need, senate, cancellationToken);
        var representatives = await GetPartAsync(need, house, cancellationToken);
        var key = new EntryKey(need.Type, need.Subject, need.From, Today);
        return new SourceEntry(key, Name, fetchedAt, [senate.ToString(), house.ToString()], [senators, representatives]);
    }

    private async Task<IReadOnlyList<SourceEntry>> QuartersAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var entries = new List<SourceEntry>();
        foreach (var quarter in need.Quarters)
        {
            entries.Add(await QuarterAsync(need, quarter, cancellationToken));
        }

        return entries;
    }

    /// <summary>
    /// One call, for a page holds all that is asked for; more only of a server that showed a lower cap and filled the page up to it.
    /// </summary>
    private async Task<SourceEntry> QuarterAsync(SourceNeed need, Quarter quarter, CancellationToken cancellationToken)
    {
        var fetchedAt = Now;
        var requests = new List<string>();
        var answers = new List<ReadOnlyMemory<byte>>();
        var rows = 0;
        bool mayHaveMore;
        do
        {
            var request = FmpEndpoints.Quarterly(need.Type, need.Subject, quarter, requests.Count);
            var answer = await client.GetAsync(request, observer, cancellationToken);
            requests.Add(request.ToString());
            answers.Add(answer);
            mayHaveMore = false;
            if (need.Type == DataType.InstitutionalHolders && client.PageCap is { } cap)
            {
                var found = JsonRows.Split(answer).Count;
                rows += found;
                mayHaveMore = found == cap && rows < FmpEndpoints.PageSize;
            }
        }
        while (mayHaveMore);

        return new SourceEntry(EntryKey.Of(need.Type, need.Subject, quarter), Name, fetchedAt, requests, answers);
    }
}
