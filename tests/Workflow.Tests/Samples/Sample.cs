using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Fmp.Facts;
using SmartMoney.Testing;
using SmartMoney.Workflow.Loading;

namespace SmartMoney.Workflow.Tests.Samples;

/// <summary>The recorded answers that come with the program, row by row.</summary>
internal sealed class Sample
{
    public static readonly string[] Symbols = ["AAPL", "NVDA", "TSLA"];
    public static readonly IReadOnlyList<DateOnly> Dates = SampleSchedule.Dates(new DateOnly(2022, 1, 1), new DateOnly(2024, 12, 31), 15);

    private static readonly Lazy<Sample> Read = new(() => new Sample());

    private readonly Dictionary<(DataType Type, string Subject), List<SampleAnswer>> _answers = [];

    private Sample()
    {
        foreach (var symbol in Symbols)
        {
            Add(DataType.Prices, symbol, "historical-price-eod/light", "date");
            Add(DataType.Prices, symbol, "splits", "date");
            Add(DataType.InsiderTrades, symbol, "insider-trading/search", "filingDate");
            Add(DataType.InstitutionalOwnership, symbol, "institutional-ownership/symbol-positions-summary", null);
            Add(DataType.InstitutionalHolders, symbol, "institutional-ownership/extract-analytics/holder", "filingDate");
            Add(DataType.CongressionalTrades, symbol, "senate-trades", "disclosureDate");
            Add(DataType.CongressionalTrades, symbol, "house-trades", "disclosureDate");
        }

        Panel.Default.HedgeFunds.ToList().ForEach(fund => Add(DataType.HedgeFundHoldings, fund.Cik, "institutional-ownership/extract", "filingDate"));
        Panel.Default.Etfs.ToList().ForEach(fund => Add(DataType.EtfHoldings, fund, "funds/disclosure", "acceptedDate"));
    }

    public static Sample Default => Read.Value;

    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The facts of all symbols, after a change to the answers.</summary>
    /// <param name="change">Makes the rows of an answer from it.</param>
    public IReadOnlyList<SymbolFacts> Facts(Func<SampleAnswer, IEnumerable<string>> change)
    {
        var reading = new FactReading(new DroppedRows()) { Symbols = Symbols.ToHashSet() };
        var panels = Panels(change, reading);
        return [.. Symbols.Select(symbol => new SymbolFacts(
            symbol,
            PriceReader.Read([One(DataType.Prices, symbol, change)], reading),
            InsiderTradeReader.Read([One(DataType.InsiderTrades, symbol, change)], reading),
            InstitutionReader.ReadSummaries(Quarters(DataType.InstitutionalOwnership, symbol, change), reading),
            InstitutionReader.ReadHolders(Quarters(DataType.InstitutionalHolders, symbol, change), reading),
            CongressTradeReader.Read([One(DataType.CongressionalTrades, symbol, change)], reading),
            panels.HedgeFundsIn(symbol),
            panels.EtfsIn(symbol)))];
    }

    public static IEnumerable<string> Untouched(SampleAnswer answer) => answer.Rows.Select(row => row.Text);

    /// <summary>All rows, as lines of the file.</summary>
    public static List<string> Lines(IEnumerable<SymbolFacts> facts)
    {
        var builder = new RowBuilder(14, 0.05);
        return [.. facts.SelectMany(symbol => Dates.Select(date => builder.Build(symbol, date, out var drop) is { } row ? RowText.Of(row.Row) : $"{symbol.Symbol},{date.Iso()},{drop}"))];
    }

    /// <summary>The context of all rows, as lines of its file.</summary>
    public static List<string> ContextLines(IEnumerable<SymbolFacts> facts)
    {
        var builder = new RowBuilder(14, 0.05);
        return [.. facts.SelectMany(symbol => Dates.Select(date => builder.Build(symbol, date, out _)).OfType<SampledRow>().Select(row => RowText.Of(row.Context)))];
    }

    private PanelTables Panels(Func<SampleAnswer, IEnumerable<string>> change, FactReading reading) => new(
        [.. Panel.Default.HedgeFunds.Select(fund => PanelReader.ReadManager(fund.Cik, Quarters(DataType.HedgeFundHoldings, fund.Cik, change), reading))],
        [.. Panel.Default.Etfs.Select(fund => PanelReader.ReadFund(fund, Quarters(DataType.EtfHoldings, fund, change), reading))]);

    private SourceEntry One(DataType type, string subject, Func<SampleAnswer, IEnumerable<string>> change) => new(
        new EntryKey(type, subject, Dates[0], Dates[^1]),
        "sample",
        DateTimeOffset.UnixEpoch,
        [.. _answers[(type, subject)].Select(answer => "rows?")],
        [.. _answers[(type, subject)].Select(answer => Json(change(answer)))]);

    private List<SourceEntry> Quarters(DataType type, string subject, Func<SampleAnswer, IEnumerable<string>> change) =>
        [.. _answers.GetValueOrDefault((type, subject), []).Select(answer => new SourceEntry(
            EntryKey.Of(type, subject, answer.Quarter!.Value), "sample", DateTimeOffset.UnixEpoch, ["rows?"], [Json(change(answer))]))];

    private static ReadOnlyMemory<byte> Json(IEnumerable<string> rows) => Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}]");

    private void Add(DataType type, string subject, string endpoint, string? publicField)
    {
        var file = Path.Combine(Folder, endpoint, $"{subject}.json.gz");
        if (!File.Exists(file))
        {
            return;
        }

        using var zipped = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(zipped);
        if (!_answers.TryGetValue((type, subject), out var answers))
        {
            _answers[(type, subject)] = answers = [];
        }

        if (document.RootElement.ValueKind == JsonValueKind.Array)
        {
            answers.Add(Answer(type, endpoint, null, document.RootElement, publicField));
            return;
        }

        foreach (var quarter in document.RootElement.EnumerateObject())
        {
            var period = new Quarter(int.Parse(quarter.Name.AsSpan(0, 4), CultureInfo.InvariantCulture), quarter.Name[5] - '0');
            answers.Add(Answer(type, endpoint, period, quarter.Value, publicField));
        }
    }

    private static SampleAnswer Answer(DataType type, string endpoint, Quarter? quarter, JsonElement rows, string? publicField) => new(
        type, endpoint, quarter, [.. rows.EnumerateArray().Select(row => new SampleRow(row.GetRawText(), PublicDate(row, publicField)))]);

    private static DateOnly? PublicDate(JsonElement row, string? field) =>
        field is not null && row.GetProperty(field).GetString() is { Length: >= 10 } text ? Day.Of(text[..10]) : null;

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("no folder samples above the tests"),
        _ when File.Exists(Path.Combine(folder.FullName, "samples", "panel.json")) => Path.Combine(folder.FullName, "samples"),
        _ => Find(folder.Parent),
    };
}

/// <summary>One recorded answer.</summary>
internal sealed record SampleAnswer(DataType Type, string Endpoint, Quarter? Quarter, IReadOnlyList<SampleRow> Rows);

/// <summary>A row of an answer, and the day it was published where the row says so.</summary>
internal sealed record SampleRow(string Text, DateOnly? PublicDate)
{
    private string? _altered;

    /// <summary>The row with other figures and another direction.</summary>
    public string Altered => _altered ??= Alter(null);

    /// <summary>An altered row that was published on another day.</summary>
    public string Alter(string? publicField, DateOnly published = default)
    {
        var row = JsonNode.Parse(Text)!.AsObject();
        foreach (var (name, value) in row.ToList())
        {
            row[name] = value?.GetValueKind() == JsonValueKind.Number ? (value.GetValue<decimal>() * 7) + 1 : value?.DeepClone();
        }

        foreach (var (name, text) in new[] { ("transactionType", "P-Purchase"), ("type", "Purchase"), ("acquisitionOrDisposition", "A") })
        {
            if (row.ContainsKey(name))
            {
                row[name] = text;
            }
        }

        if (publicField is not null)
        {
            row[publicField] = published.Iso();
        }

        return row.ToJsonString();
    }
}
