using System.Globalization;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Sec.Api;
using SmartMoney.Sources.Sec.Archives;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Sources.Sec;

/// <summary>
/// The archives of the SEC, an entry a quarter of filing. A published archive never changes; that it is not published yet holds for the
/// day of the answer.
/// </summary>
internal sealed class SecArchiveDownloads(FactProvider provider, SecClient client, ISourceObserver observer, TimeProvider time)
    : RemoteFeed(provider, DataType.InsiderTrades, EntryPeriods.Quarters)
{
    /// <summary>The subject of the entries, which is no symbol.</summary>
    public const string Subject = "sec-form345";

    private const string Endpoint = "insider-transactions-data-sets";
    private const string Folder = "files/structureddata/data/insider-transactions-data-sets/";
    private const int UsualMegabytes = 14;

    public override int MegabytesPerRequest => UsualMegabytes;

    /// <summary>The name of an archive.</summary>
    public static string FileOf(Quarter quarter) => string.Create(CultureInfo.InvariantCulture, $"{quarter.Year:0000}q{quarter.Number}_form345.zip");

    /// <summary>The archives of a period.</summary>
    public static SourceNeed NeedOf(DateOnly from, DateOnly to) => new(DataType.InsiderTrades, Subject, from, to, DateOnly.MaxValue);

    public override bool IsFinal(SourceEntry entry) => entry.FileBytes is not null;

    public override int RequestsFromNothing(SourceNeed need, IReadOnlyList<SourceEntry> known) => need.Quarters.Count();

    public override async Task<IReadOnlyList<SourceEntry>> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var entries = new List<SourceEntry>();
        foreach (var quarter in request.Need.Quarters)
        {
            entries.Add(await FetchAsync(quarter, cancellationToken));
        }

        return entries;
    }

    private async Task<SourceEntry> FetchAsync(Quarter quarter, CancellationToken cancellationToken)
    {
        var file = FileOf(quarter);
        var fetchedAt = time.GetUtcNow();
        var tables = await client.DownloadAsync(new SecRequest(Endpoint, Folder, file), archive => TablesOf(file, archive), observer, cancellationToken);
        return new SourceEntry(EntryKey.Of(Type, Subject, quarter), Provider.Name, fetchedAt, [file], ["[]"u8.ToArray()])
        {
            FileBytes = tables?.Length,
            FetchedFile = tables,
        };
    }

    private static FileStream TablesOf(string file, Stream content)
    {
        using var archive = new SecArchive(file, content);
        var tables = ScratchFile.Create();
        try
        {
            archive.CopyTablesTo(tables);
            tables.Position = 0;
            return tables;
        }
        catch
        {
            tables.Dispose();
            throw;
        }
    }
}
