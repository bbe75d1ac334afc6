using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Fmp.Facts;

namespace SmartMoney.Sources.Fmp;

/// <summary>Closes and splits. Every year is an entry of its own, with the same list of splits.</summary>
internal sealed class FmpPrices(FmpConnection fmp) : RemoteFeed<PriceHistory>(fmp.Provider, DataType.Prices, EntryPeriods.Years)
{
    private const int ClosesAndSplits = 2;
    private const int ClosesOfYear = 252;

    public override int MinAnswers => ClosesAndSplits;

    public override bool IsFinal(SourceEntry entry) => DateOnly.FromDateTime(entry.FetchedAt.UtcDateTime) > entry.Key.To;

    public override int RequestsFromNothing(SourceNeed need, IReadOnlyList<SourceEntry> known) => ClosesAndSplits;

    public override bool IsAtLeast(SourceNeed need) => need.Years.Count() * ClosesOfYear > FmpPages.Closes;

    public override PriceHistory Read(SourceNeed need, IReadOnlyList<SourceEntry> entries, FactReading reading) => PriceReader.Read(entries, reading);

    public override async Task<IReadOnlyList<SourceEntry>> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var need = request.Need;
        var fetchedAt = fmp.Time.GetUtcNow();
        var requests = new List<string>();
        var byYear = (await ClosesAsync(request, requests, cancellationToken)).ToLookup(row => JsonRows.Date(row, "date")?.Year);
        var splits = FmpEndpoints.Splits(need.Subject);
        var ratios = await fmp.GetPartAsync(request, splits, cancellationToken);
        requests.Add(splits.ToString());
        return
        [
            .. need.Years.Select(year => new SourceEntry(
                EntryKey.OfYear(need.Type, need.Subject, year), Provider.Name, fetchedAt, requests, [JsonRows.Join(byYear[year]), ratios])),
        ];
    }

    /// <summary>A response with the maximum number of rows is truncated at its old end: the earlier days are requested.</summary>
    private async Task<List<ReadOnlyMemory<byte>>> ClosesAsync(FetchRequest fetch, List<string> requests, CancellationToken cancellationToken)
    {
        var need = fetch.Need;
        var closes = new List<ReadOnlyMemory<byte>>();
        var (from, to) = (new DateOnly(need.From.Year, 1, 1), new DateOnly(need.To.Year, 12, 31));
        while (true)
        {
            var request = FmpEndpoints.Prices(need.Subject, from, to);
            var rows = JsonRows.Split(await fmp.GetPartAsync(fetch, request, cancellationToken));
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
}
