using System.Text;
using System.Text.Json.Nodes;
using SmartMoney.Core.Context;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Fmp.Facts;
using SmartMoney.Workflow.Loading;

namespace SmartMoney.Testing;

/// <summary>
/// What the source says of one symbol, row by row as it comes over the wire. Unless a test says otherwise the sample date is Thursday
/// 2023-06-15, a trading day, so that T0 is that day and Q is 2023Q1; every weekday of the year closes at 100.
/// </summary>
public sealed class Known
{
    public const string Symbol = "ACME";

    public static readonly DateOnly Date = new(2023, 6, 15);
    public static readonly Quarter Q = new(2023, 1);

    private readonly SortedDictionary<DateOnly, decimal> _closes = [];
    private readonly Dictionary<DateOnly, double?> _volumes = [];
    private readonly List<JsonObject> _splits = [];
    private readonly List<JsonObject> _insiders = [];
    private readonly List<JsonObject> _congress = [];
    private readonly SortedDictionary<Quarter, List<JsonObject>> _summaries = [];
    private readonly SortedDictionary<Quarter, List<JsonObject>> _holders = [];
    private readonly SortedDictionary<string, SortedDictionary<Quarter, List<JsonObject>>> _managers = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<Quarter, List<JsonObject>>> _funds = new(StringComparer.Ordinal);

    public Known() => Flat("2023-01-02", "2023-12-29", 100);

    public double? this[string feature] => Cell(feature, Date);

    /// <summary>Closes of all weekdays in a range, as the source gives them: split-adjusted.</summary>
    public Known Flat(string from, string to, decimal price)
    {
        for (var day = Day.Of(from); day <= Day.Of(to); day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                _closes[day] = price;
            }
        }

        return this;
    }

    public Known Close(string day, decimal price)
    {
        _closes[Day.Of(day)] = price;
        return this;
    }

    /// <summary>The volume of all weekdays in a range, as the source gives it. Days of which nothing is said have none.</summary>
    public Known Volume(string from, string to, double? shares)
    {
        for (var day = Day.Of(from); day <= Day.Of(to); day = day.AddDays(1))
        {
            _volumes[day] = shares;
        }

        return this;
    }

    public Known NoTrading(string from, string to)
    {
        foreach (var day in _closes.Keys.Where(day => day >= Day.Of(from) && day <= Day.Of(to)).ToList())
        {
            _closes.Remove(day);
        }

        return this;
    }

    public Known Split(string day, decimal numerator, decimal denominator)
    {
        _splits.Add(new JsonObject { ["date"] = day, ["numerator"] = numerator, ["denominator"] = denominator });
        return this;
    }

    public Known Insider(
        string? traded,
        string? filed,
        string? type = "P-Purchase",
        double? shares = 100,
        double? price = 100,
        string? flag = "A",
        string? owner = "0000000001",
        string? name = "Doe Jane",
        string? role = "director",
        string? security = "Common Stock",
        string? ownership = "D",
        string? url = null,
        string? form = "4")
    {
        _insiders.Add(new JsonObject
        {
            ["filingDate"] = filed,
            ["transactionDate"] = traded,
            ["reportingCik"] = owner,
            ["reportingName"] = name,
            ["typeOfOwner"] = role,
            ["transactionType"] = type,
            ["acquisitionOrDisposition"] = flag,
            ["directOrIndirect"] = ownership,
            ["securitiesTransacted"] = shares,
            ["price"] = price,
            ["securityName"] = security,
            ["url"] = url,
            ["formType"] = form,
        });
        return this;
    }

    public Known Summary(
        Quarter quarter, double? shares = 600, double? percent = 60, double? investors = 6, double? opened = 0, double? closed = 0)
    {
        Of(_summaries, quarter).Add(new JsonObject
        {
            ["numberOf13Fshares"] = shares,
            ["ownershipPercent"] = percent,
            ["investorsHolding"] = investors,
            ["newPositions"] = opened,
            ["closedPositions"] = closed,
        });
        return this;
    }

    public Known Holder(
        Quarter quarter,
        string cik,
        double? shares,
        double? last = 0,
        double? value = 1,
        string? filed = null,
        string? kind = "Share")
    {
        Of(_holders, quarter).Add(new JsonObject
        {
            ["cik"] = cik,
            ["filingDate"] = filed ?? quarter.End.AddDays(40).Iso(),
            ["putCallShare"] = kind,
            ["sharesNumber"] = shares,
            ["lastSharesNumber"] = last,
            ["marketValue"] = value,
        });
        return this;
    }

    public Known Congress(
        string? disclosed,
        string? traded,
        string? type = "Purchase",
        string? first = "Jane",
        string? last = "Doe",
        string? owner = "Self",
        string? amount = "$1,001 - $15,000",
        string? asset = "Acme Inc",
        string? kind = "Stock")
    {
        _congress.Add(new JsonObject
        {
            ["disclosureDate"] = disclosed,
            ["transactionDate"] = traded,
            ["firstName"] = first,
            ["lastName"] = last,
            ["owner"] = owner,
            ["assetDescription"] = asset,
            ["assetType"] = kind,
            ["type"] = type,
            ["amount"] = amount,
        });
        return this;
    }

    public Known Manager(
        string cik,
        Quarter quarter,
        double? shares,
        double? value,
        string? symbol = Symbol,
        string? filed = null,
        string? kind = "SH",
        string? option = "")
    {
        Of(Of(_managers, cik), quarter).Add(new JsonObject
        {
            ["filingDate"] = filed ?? quarter.End.AddDays(40).Iso(),
            ["securityCusip"] = symbol ?? "000000000",
            ["symbol"] = symbol,
            ["shares"] = shares,
            ["sharesType"] = kind,
            ["putCallShare"] = option,
            ["value"] = value,
        });
        return this;
    }

    public Known Etf(
        string fund,
        string? reported,
        string? accepted,
        double? shares,
        string? symbol = Symbol,
        string? units = "NS",
        string? profile = "Long")
    {
        var quarter = reported is null ? Q : Quarter.Of(Day.Of(reported));
        Of(Of(_funds, fund), quarter).Add(new JsonObject
        {
            ["date"] = reported,
            ["acceptedDate"] = accepted is null ? null : $"{accepted} 00:00:00",
            ["symbol"] = symbol,
            ["balance"] = shares,
            ["units"] = units,
            ["payoffProfile"] = profile,
        });
        return this;
    }

    public double? Cell(string feature, DateOnly date) =>
        Sample(date).Row.Features[FeatureSchema.Features.IndexOf(FeatureSchema.Find(feature)!)];

    /// <summary>A context column.</summary>
    public double? Context(string column, DateOnly? date = null) =>
        Sample(date ?? Date).Context.Values[ContextSchema.Columns.IndexOf(ContextSchema.Find(column)!)];

    /// <summary>All features and context columns.</summary>
    public IEnumerable<double?> Cells(DateOnly date) => Sample(date) is var sampled ? [.. sampled.Row.Features, .. sampled.Context.Values] : [];

    public DatasetRow Row(DateOnly date) => Sample(date).Row;

    public SampledRow Sample(DateOnly date) =>
        Build(date, out var drop) ?? throw new InvalidOperationException($"no row: {drop}");

    public SampledRow? Build(DateOnly date, out string? drop, double threshold = 0.05) =>
        new RowBuilder(14, threshold).Build(Facts(), date, out drop);

    public SymbolFacts Facts(DroppedRows? account = null)
    {
        var reading = new FactReading(account ?? new DroppedRows()) { Symbols = new HashSet<string> { Symbol } };
        var panels = Panels(reading);
        return new SymbolFacts(
            Symbol,
            PriceReader.Read([PriceEntry()], reading),
            InsiderTradeReader.Read([Entry(DataType.InsiderTrades, Symbol, Q, _insiders)], reading),
            InstitutionReader.ReadSummaries(Entries(DataType.InstitutionalOwnership, Symbol, _summaries), reading),
            InstitutionReader.ReadHolders(Entries(DataType.InstitutionalHolders, Symbol, _holders), reading),
            CongressTradeReader.Read([Entry(DataType.CongressionalTrades, Symbol, Q, _congress)], reading),
            panels.HedgeFundsIn(Symbol),
            panels.EtfsIn(Symbol));
    }

    private PanelTables Panels(FactReading reading) => new(
        [.. _managers.Select(manager => PanelReader.ReadManager(
            manager.Key, Entries(DataType.HedgeFundHoldings, manager.Key, manager.Value), reading))],
        [.. _funds.Select(fund => PanelReader.ReadFund(fund.Key, Entries(DataType.EtfHoldings, fund.Key, fund.Value), reading))]);

    /// <summary>The answers to a need, as the source gives them: an entry for each quarter of a quarterly type, empty or not.</summary>
    public IReadOnlyList<SourceEntry> Answer(SourceNeed need) => need.Type switch
    {
        DataType.Prices => [PriceEntry()],
        DataType.InsiderTrades => [Entry(need.Type, need.Subject, Q, _insiders)],
        DataType.CongressionalTrades => [Entry(need.Type, need.Subject, Q, _congress)],
        DataType.InstitutionalOwnership => QuartersOf(need, _summaries),
        DataType.InstitutionalHolders => QuartersOf(need, _holders),
        DataType.HedgeFundHoldings => QuartersOf(need, _managers.GetValueOrDefault(need.Subject)),
        _ => QuartersOf(need, _funds.GetValueOrDefault(need.Subject)),
    };

    private static List<SourceEntry> QuartersOf(SourceNeed need, SortedDictionary<Quarter, List<JsonObject>>? rows) =>
        [.. need.Quarters.Select(quarter => Entry(need.Type, need.Subject, quarter, rows?.GetValueOrDefault(quarter) ?? []))];

    private SourceEntry PriceEntry() => new(
        EntryKey.OfYear(DataType.Prices, Symbol, 2023),
        "test",
        DateTimeOffset.UnixEpoch,
        ["closes?", "splits?"],
        [Json(_closes.Select(PriceRow)), Json(_splits)]);

    private JsonObject PriceRow(KeyValuePair<DateOnly, decimal> close) =>
        new() { ["date"] = close.Key.Iso(), ["price"] = close.Value, ["volume"] = _volumes.GetValueOrDefault(close.Key) };

    private static List<SourceEntry> Entries(DataType type, string subject, SortedDictionary<Quarter, List<JsonObject>> quarters) =>
        [.. quarters.Select(quarter => Entry(type, subject, quarter.Key, quarter.Value))];

    private static SourceEntry Entry(DataType type, string subject, Quarter quarter, IEnumerable<JsonObject> rows) =>
        new(EntryKey.Of(type, subject, quarter), "test", DateTimeOffset.UnixEpoch, ["rows?"], [Json(rows)]);

    private static ReadOnlyMemory<byte> Json(IEnumerable<JsonObject> rows) =>
        Encoding.UTF8.GetBytes($"[{string.Join(',', rows.Select(row => row.ToJsonString()))}]");

    private static TValue Of<TKey, TValue>(SortedDictionary<TKey, TValue> all, TKey key)
        where TKey : notnull
        where TValue : new()
    {
        if (!all.TryGetValue(key, out var value))
        {
            all[key] = value = new TValue();
        }

        return value;
    }

    private static SortedDictionary<Quarter, List<JsonObject>> Of(
        SortedDictionary<string, SortedDictionary<Quarter, List<JsonObject>>> all, string key) =>
        Of<string, SortedDictionary<Quarter, List<JsonObject>>>(all, key);
}
