using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Sec.Archives;
using SmartMoney.Sources.Sec.Facts;
using SmartMoney.Sources.Sec.Issuers;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Sources.Sec;

/// <summary>Insider transactions from the archives of the SEC.</summary>
/// <param name="provider">The provider.</param>
/// <param name="folder">The archives of a folder; null where they are downloaded.</param>
/// <param name="downloads">The archives of the site; null with a folder.</param>
/// <param name="tickers">The CIKs of symbols that the program does not know; null with a folder.</param>
internal sealed class SecInsiderTrades(FactProvider provider, SecArchiveFolder? folder, SecArchiveDownloads? downloads, SecTickers? tickers)
    : SharedFeed<FactSeries<InsiderTrade>>(provider, DataType.InsiderTrades)
{
    public override IEnumerable<(RemoteFeed Feed, SourceNeed Need)> EntriesOf(SharedNeed need)
    {
        if (downloads is not null)
        {
            yield return (downloads, SecArchiveDownloads.NeedOf(need.From, need.To));
        }

        if (tickers is not null && IssuerList.UnknownOf(need.Symbols).Count > 0)
        {
            yield return (tickers, SecTickers.Need);
        }
    }

    public override async Task<CondensedFacts> CondenseAsync(SharedNeed need, IEntrySource entries, FactReading reading, CancellationToken cancellationToken)
    {
        var failures = new List<(string File, SourceException Reason)>();
        var issuers = new IssuerList(need.Symbols, await UnknownIssuersAsync(need.Symbols, entries, reading, failures, cancellationToken));
        var table = new InsiderTable();
        var coverage = new CoverageCount();
        var gaps = new List<PublicationGap>();
        foreach (var quarter in Quarter.Range(Quarter.Of(need.From), Quarter.Of(need.To)))
        {
            var file = SecArchiveDownloads.FileOf(quarter);
            try
            {
                if (await ReadAsync(quarter, issuers, entries, reading, cancellationToken) is { } filings)
                {
                    table.Add(filings);
                    coverage.Add(quarter, filings);
                    continue;
                }

                coverage.AddUnpublished(file);
            }
            catch (SourceException e) when (!e.EndsRun)
            {
                failures.Add((file, e));
            }

            gaps.Add(new PublicationGap(quarter.Start, quarter.End));
        }

        return new CondensedFacts(new SharedTable(table.ToRows(), gaps), coverage.ToCoverage(), failures);
    }

    public override FactSeries<InsiderTrade> Read(string symbol, SharedTable table) =>
        new(table.Rows.TryGetValue(symbol, out var rows) ? InsiderTable.Read(rows) : [], table.Gaps);

    private async Task<IEnumerable<Issuer>> UnknownIssuersAsync(
        IReadOnlySet<string> symbols, IEntrySource entries, FactReading reading, List<(string File, SourceException Reason)> failures, CancellationToken cancellationToken)
    {
        var unknown = IssuerList.UnknownOf(symbols);
        if (tickers is null || unknown.Count == 0)
        {
            return [];
        }

        try
        {
            var found = await entries.GetAsync(tickers, SecTickers.Need, cancellationToken);
            return tickers.Read(SecTickers.Need, found, reading).Where(issuer => unknown.Contains(issuer.Symbol));
        }
        catch (SourceException e) when (!e.EndsRun)
        {
            failures.Add((SecTickers.File, e));
            return [];
        }
    }

    /// <returns>Null when the archive is not published.</returns>
    private async Task<IReadOnlyList<Filing>?> ReadAsync(
        Quarter quarter, IssuerList issuers, IEntrySource entries, FactReading reading, CancellationToken cancellationToken)
    {
        if (downloads is null)
        {
            using var archive = folder!.Open(quarter);
            return archive is null ? null : Read(quarter, archive, issuers, reading, cancellationToken);
        }

        for (var isSecond = false; ; isSecond = true)
        {
            var entry = (await entries.GetAsync(downloads, SecArchiveDownloads.NeedOf(quarter.Start, quarter.End), cancellationToken))[0];
            if (entry.FileBytes is null)
            {
                return null;
            }

            try
            {
                return await ReadAsync(quarter, entry, issuers, entries, reading, cancellationToken);
            }
            catch (SourceException) when (!isSecond)
            {
                await entries.DiscardAsync(entry, cancellationToken);
            }
        }
    }

    private static async Task<IReadOnlyList<Filing>> ReadAsync(
        Quarter quarter, SourceEntry entry, IssuerList issuers, IEntrySource entries, FactReading reading, CancellationToken cancellationToken)
    {
        await using var stored = await OpenAsync(entry, entries, cancellationToken);
        if (stored.CanSeek)
        {
            return Read(quarter, stored, issuers, reading, cancellationToken);
        }

        await using var copy = ScratchFile.Create();
        await stored.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        return Read(quarter, copy, issuers, reading, cancellationToken);
    }

    private static async Task<Stream> OpenAsync(SourceEntry entry, IEntrySource entries, CancellationToken cancellationToken)
    {
        try
        {
            return await entries.OpenFileAsync(entry, cancellationToken);
        }
        catch (InvalidDataException e)
        {
            throw new SourceException(SourceFailure.Failed, e.Message, e);
        }
    }

    private static IReadOnlyList<Filing> Read(Quarter quarter, Stream content, IssuerList issuers, FactReading reading, CancellationToken cancellationToken)
    {
        var file = SecArchiveDownloads.FileOf(quarter);
        var dropped = new DroppedRows(reading.Dropped.Describes);
        try
        {
            using var archive = new SecArchive(file, content);
            var filings = new FilingReader(file, issuers, dropped).Read(archive, cancellationToken);
            reading.Dropped.Add(dropped);
            return filings;
        }
        catch (InvalidDataException e)
        {
            throw new SourceException(SourceFailure.Failed, $"{file}: {e.Message}", e);
        }
    }
}
