using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartMoney.Sources.Fmp.Api;

namespace SmartMoney.Sources.Recorded;

/// <summary>
/// Answers of FMP kept as gzipped files, a folder an endpoint: an array a symbol, or an object from quarter (2024Q2) to array.
/// A file or a quarter that is not there is an empty answer, as FMP gives it for what it does not know.
/// </summary>
public sealed partial class RecordedCorpus
{
    private static readonly HashSet<string> ByQuarter =
    [
        FmpEndpoints.SummaryEndpoint, FmpEndpoints.HolderEndpoint, FmpEndpoints.ManagerEndpoint, FmpEndpoints.FundEndpoint,
    ];

    private static readonly HashSet<string> BySymbol =
    [
        FmpEndpoints.PriceEndpoint, FmpEndpoints.SplitEndpoint, FmpEndpoints.SenateEndpoint, FmpEndpoints.HouseEndpoint, FmpEndpoints.InsiderEndpoint,
    ];

    private const string NamePrefix = "recorded:";

    private readonly string _folder;

    /// <summary>Opens a corpus.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder, or no prices in it.</exception>
    public RecordedCorpus(string folder)
    {
        _folder = Path.GetFullPath(folder);
        if (!Directory.Exists(Path.Combine(_folder, FmpEndpoints.PriceEndpoint)))
        {
            throw new DirectoryNotFoundException($"{folder} is not a recorded corpus: it has no folder {FmpEndpoints.PriceEndpoint}");
        }

        Name = NamePrefix + CorpusDigest.Of(_folder);
    }

    /// <summary>Identifies this corpus in any location: a digest of its files' names and sizes.</summary>
    public string Name { get; }

    /// <summary>The panel file of the corpus; null when there is none.</summary>
    public string? PanelFile => Path.Combine(_folder, "panel.json") is var file && File.Exists(file) ? file : null;

    /// <summary>Whether a source's name is that of a corpus.</summary>
    /// <param name="sourceName">The name.</param>
    public static bool IsRecorded(string sourceName) => sourceName.StartsWith(NamePrefix, StringComparison.Ordinal);

    /// <summary>The answer to a request, in pages as the API gives them.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="query">The query's values by name.</param>
    /// <returns>A JSON array; null for an endpoint that the corpus does not know.</returns>
    public ReadOnlyMemory<byte>? Answer(string endpoint, IReadOnlyDictionary<string, string> query) =>
        AllRows(endpoint, query) is not { } rows ? null
        : FmpPages.Of(endpoint) is var (withoutLimit, most) ? Page(rows, query, withoutLimit, most)
        : rows;

    /// <summary>All rows that a request asks for, however many pages they take.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="query">The query's values by name.</param>
    /// <returns>A JSON array; null for an endpoint that the corpus does not know.</returns>
    public ReadOnlyMemory<byte>? AllRows(string endpoint, IReadOnlyDictionary<string, string> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!BySymbol.Contains(endpoint) && !ByQuarter.Contains(endpoint))
        {
            return null;
        }

        var subject = query.GetValueOrDefault(endpoint == FmpEndpoints.ManagerEndpoint ? "cik" : "symbol", "");
        var content = Subject().IsMatch(subject) ? Load(Path.Combine(_folder, endpoint, $"{subject}.json.gz")) : null;
        if (content is null)
        {
            return "[]"u8.ToArray();
        }

        var answer = ByQuarter.Contains(endpoint)
            ? QuarterOf(content, $"{query.GetValueOrDefault("year")}Q{query.GetValueOrDefault("quarter")}")
            : content;
        return endpoint == FmpEndpoints.PriceEndpoint
            ? Between(answer, query.GetValueOrDefault("from", ""), query.GetValueOrDefault("to", "9999"))
            : answer;
    }

    private static byte[]? Load(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var content = new MemoryStream();
        zipped.CopyTo(content);
        return content.ToArray();
    }

    private static ReadOnlyMemory<byte> QuarterOf(byte[] quarters, string name)
    {
        using var document = JsonDocument.Parse(quarters);
        return document.RootElement.TryGetProperty(name, out var rows) ? Encoding.UTF8.GetBytes(rows.GetRawText()) : "[]"u8.ToArray();
    }

    private static ReadOnlyMemory<byte> Between(ReadOnlyMemory<byte> answer, string from, string to) =>
        JsonRows.Join(JsonRows.Split(answer).Where(row =>
            JsonRows.Date(row, "date")?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) is { } date
            && string.CompareOrdinal(from, date) <= 0
            && string.CompareOrdinal(date, to) <= 0));

    private static ReadOnlyMemory<byte> Page(ReadOnlyMemory<byte> rows, IReadOnlyDictionary<string, string> query, int withoutLimit, int most)
    {
        var size = Math.Min(Number(query, "limit", withoutLimit), most);
        return JsonRows.Join(JsonRows.Split(rows).Skip(Number(query, "page", 0) * size).Take(size));
    }

    private static int Number(IReadOnlyDictionary<string, string> query, string name, int otherwise) =>
        int.TryParse(query.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9.-]{0,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Subject();
}
