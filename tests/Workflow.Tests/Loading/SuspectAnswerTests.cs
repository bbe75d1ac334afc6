using System.Text;
using System.Text.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Fmp;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Workflow.Tests.Loading;

public sealed class SuspectAnswerTests
{
    private const string Fund = "funds/disclosure?symbol=SPY&year=2024&quarter=1";
    private const string Manager = "institutional-ownership/extract?cik=0001350694&year=2024&quarter=1";
    private const string Summary = "institutional-ownership/symbol-positions-summary?symbol=AAPL&year=2024&quarter=1";
    private const string Holders = "institutional-ownership/extract-analytics/holder?symbol=AAPL&year=2024&quarter=1&page=0&limit=100";
    private const string Splits = "splits?symbol=AAPL&limit=1000";
    private const string House = "house-trades?symbol=AAPL&page=0&limit=250";

    [Theory]
    [InlineData(DataType.EtfHoldings, Fund, 100, true)]
    [InlineData(DataType.EtfHoldings, Fund, 1000, true)]
    [InlineData(DataType.EtfHoldings, Fund, 507, false)]
    [InlineData(DataType.HedgeFundHoldings, Manager, 250, true)]
    [InlineData(DataType.HedgeFundHoldings, Manager, 251, false)]
    [InlineData(DataType.InstitutionalOwnership, Summary, 100, true)]
    [InlineData(DataType.InstitutionalOwnership, Summary, 1, false)]
    [InlineData(DataType.Prices, Splits, 1000, true)]
    [InlineData(DataType.Prices, Splits, 100, true)]
    [InlineData(DataType.Prices, Splits, 250, false)]
    [InlineData(DataType.InstitutionalHolders, Holders, 10, false)]
    [InlineData(DataType.InstitutionalHolders, Holders, 100, false)]
    [InlineData(DataType.CongressionalTrades, House, 250, false)]
    public void An_answer_of_exactly_a_page_is_suspect_where_no_further_page_is_asked_for(DataType type, string request, int rows, bool isSuspect)
    {
        var found = SuspectIn(type, [Entry(type, request, rows)]);

        Assert.Equal(isSuspect ? [new SuspectAnswer(request.Split('?')[0], "X", request, rows)] : [], found);
    }

    [Fact]
    public void The_splits_that_all_years_share_are_named_once()
    {
        var years = Enumerable.Range(2021, 4).Select(year => new SourceEntry(
            EntryKey.OfYear(DataType.Prices, "X", year),
            "test",
            DateTimeOffset.UnixEpoch,
            ["historical-price-eod/light?symbol=X&from=2021-01-01&to=2024-12-31", "historical-price-eod/light?symbol=X&from=2021-01-01&to=2022-12-31", Splits],
            [Rows(5000), Rows(1000)]));

        Assert.Equal(Splits, Assert.Single(SuspectIn(DataType.Prices, [.. years])).Request);
    }

    [Fact]
    public void The_report_has_them_under_a_question()
    {
        var tally = RunTally.Sum([RunTally.Empty, RunTally.Empty with { Suspect = [new SuspectAnswer("funds/disclosure", "SPY", Fund, 100)] }]);

        var json = JsonSerializer.Serialize(tally, RunJson.Default.RunTally);

        using var read = JsonDocument.Parse(json);
        var answer = Assert.Single(read.RootElement.GetProperty("truncated?").EnumerateArray());
        Assert.Equal(("funds/disclosure", "SPY", 100), (answer.GetProperty("endpoint").GetString(), answer.GetProperty("subject").GetString(), answer.GetProperty("rows").GetInt32()));
        Assert.Equal(tally.Suspect, JsonSerializer.Deserialize(json, RunJson.Default.RunTally)!.Suspect);
    }

    [Fact]
    public void A_tally_of_an_earlier_version_has_none()
    {
        var json = JsonSerializer.SerializeToNode(RunTally.Empty, RunJson.Default.RunTally)!.AsObject();
        Assert.True(json.Remove("truncated?"));

        Assert.Empty(RunTally.Sum([json.Deserialize(RunJson.Default.RunTally)!]).Suspect);
    }

    /// <summary>What a reading of entries by FMP's feed notes.</summary>
    private static IReadOnlyList<SuspectAnswer> SuspectIn(DataType type, IReadOnlyList<SourceEntry> entries)
    {
        var reading = new FactReading(new DroppedRows());
        var provider = new FmpProvider(null!, TimeProvider.System);
        var need = new SourceNeed(type, "X", new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 31), new DateOnly(2024, 3, 31));
        switch (provider.Open(new SilentObserver()).Single(feed => feed.Type == type))
        {
            case RemoteFeed<PriceHistory> feed: feed.Read(need, entries, reading); break;
            case RemoteFeed<PanelMember> feed: feed.Read(need, entries, reading); break;
            case RemoteFeed<FactSeries<PositionsSummary>> feed: feed.Read(need, entries, reading); break;
            case RemoteFeed<FactSeries<HolderPosition>> feed: feed.Read(need, entries, reading); break;
            case RemoteFeed<FactSeries<CongressTrade>> feed: feed.Read(need, entries, reading); break;
            default: throw new ArgumentOutOfRangeException(nameof(type));
        }

        return reading.Suspect;
    }

    private static SourceEntry Entry(DataType type, string request, int rows) => new(
        EntryKey.Of(type, "X", new Quarter(2024, 1)),
        "test",
        DateTimeOffset.UnixEpoch,
        type == DataType.Prices ? ["historical-price-eod/light?symbol=X", request] : [request],
        type == DataType.Prices ? [Rows(250), Rows(rows)] : [Rows(rows)]);

    private static ReadOnlyMemory<byte> Rows(int count) => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{}", count))}]");
}
