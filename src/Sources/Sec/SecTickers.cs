using System.Globalization;
using System.Text.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Sec.Api;
using SmartMoney.Sources.Sec.Issuers;

namespace SmartMoney.Sources.Sec;

/// <summary>The SEC's list of today's symbols and their CIKs, for symbols that the program does not know.</summary>
internal sealed class SecTickers(FactProvider provider, SecClient client, ISourceObserver observer, TimeProvider time)
    : RemoteFeed<IReadOnlyList<Issuer>>(provider, DataType.InsiderTrades, EntryPeriods.UpToFetch)
{
    /// <summary>The name of the list.</summary>
    public const string File = "company_tickers.json";

    private const string Subject = "sec-company-tickers";
    private const string Folder = "files/";
    private const string Endpoint = "company_tickers";
    private const int MaxBytes = 16 << 20;

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public override bool HoldsAllRows => true;

    public override int MegabytesPerRequest => 1;

    /// <summary>The list.</summary>
    public static SourceNeed Need { get; } = new(DataType.InsiderTrades, Subject, DateOnly.MinValue, DateOnly.MaxValue, DateOnly.MaxValue);

    public override bool IsFinal(SourceEntry entry) => time.GetUtcNow() < entry.FetchedAt + Life;

    public override int RequestsFromNothing(SourceNeed need, IReadOnlyList<SourceEntry> known) => 1;

    public override async Task<IReadOnlyList<SourceEntry>> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var fetchedAt = time.GetUtcNow();
        await using var content = await client.DownloadAsync(new SecRequest(Endpoint, Folder, File), ArrayOf, observer, cancellationToken)
            ?? throw new SourceException(SourceFailure.Failed, $"{File}: status 404: check the address of the SEC");
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        var today = DateOnly.FromDateTime(fetchedAt.UtcDateTime);
        return [new SourceEntry(new EntryKey(Type, Subject, today, today), Provider.Name, fetchedAt, [File], [bytes.ToArray()])];
    }

    public override IReadOnlyList<Issuer> Read(SourceNeed need, IReadOnlyList<SourceEntry> entries, FactReading reading) =>
        [.. entries.SelectMany(entry => entry.Answers).SelectMany(answer => IssuersOf(answer))];

    /// <summary>The list as an array of one object, the form of entries. It is small enough for memory.</summary>
    private static MemoryStream ArrayOf(Stream content)
    {
        if (content.Length > MaxBytes)
        {
            throw new InvalidDataException("a body that is too large for a list of symbols");
        }

        var array = new MemoryStream();
        array.WriteByte((byte)'[');
        content.CopyTo(array);
        array.WriteByte((byte)']');
        array.Position = 0;
        try
        {
            return IssuersOf(array.ToArray()).Count > 0 ? array : throw new InvalidDataException("no list of symbols");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException("a body that is not a list of symbols", e);
        }
    }

    private static List<Issuer> IssuersOf(ReadOnlyMemory<byte> answer)
    {
        using var document = JsonDocument.Parse(answer);
        return
        [
            .. document.RootElement.EnumerateArray()
                .SelectMany(list => list.EnumerateObject())
                .Select(item => item.Value)
                .Where(item => item.ValueKind == JsonValueKind.Object)
                .Select(item => (Cik: CikOf(item), Symbol: SymbolOf(item)))
                .Where(item => item.Cik is not null && item.Symbol is not null)
                .Select(item => new Issuer(item.Symbol!, item.Cik!.Value)),
        ];
    }

    private static long? CikOf(JsonElement item) =>
        item.TryGetProperty("cik_str", out var cik) && long.TryParse(cik.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? SymbolOf(JsonElement item) =>
        item.TryGetProperty("ticker", out var ticker) && Ticker.TryParse(ticker.ToString(), out var symbol) ? symbol : null;
}
