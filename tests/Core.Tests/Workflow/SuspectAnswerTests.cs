using System.Text;
using System.Text.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Sources.Fmp;
using SmartMoney.Core.Workflow;
using Xunit;

namespace SmartMoney.Core.Tests.Workflow;

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
        var entry = Entry(type, request, rows);

        var found = SuspectAnswers.In([entry]);

        Assert.Equal(isSuspect ? [new SuspectAnswer(request.Split('?')[0], "X", request, rows)] : [], found);
    }

    [Fact]
    public void The_splits_that_all_years_share_are_named_once()
    {
        var years = Enumerable.Range(2021, 4).Select(year => new SourceEntry(
            EntryKey.OfYear("X", year),
            "test",
            DateTimeOffset.UnixEpoch,
            ["historical-price-eod/light?symbol=X&from=2021-01-01&to=2024-12-31", "historical-price-eod/light?symbol=X&from=2021-01-01&to=2022-12-31", Splits],
            [Rows(5000), Rows(1000)]));

        Assert.Equal(Splits, Assert.Single(SuspectAnswers.In(years)).Request);
    }

    [Fact]
    public void The_report_has_them_under_a_question()
    {
        var tally = RunTally.Sum([RunTally.Empty, RunTally.Empty with { Suspect = [new SuspectAnswer("funds/disclosure", "SPY", Fund, 100)] }]);

        var json = JsonSerializer.Serialize(tally, WorkflowJson.Default.RunTally);

        using var read = JsonDocument.Parse(json);
        var answer = Assert.Single(read.RootElement.GetProperty("truncated?").EnumerateArray());
        Assert.Equal(("funds/disclosure", "SPY", 100), (answer.GetProperty("endpoint").GetString(), answer.GetProperty("subject").GetString(), answer.GetProperty("rows").GetInt32()));
        Assert.Equal(tally.Suspect, JsonSerializer.Deserialize(json, WorkflowJson.Default.RunTally)!.Suspect);
    }

    [Fact]
    public void A_tally_of_an_earlier_version_has_none()
    {
        var json = JsonSerializer.SerializeToNode(RunTally.Empty, WorkflowJson.Default.RunTally)!.AsObject();
        Assert.True(json.Remove("truncated?"));

        Assert.Empty(RunTally.Sum([json.Deserialize(WorkflowJson.Default.RunTally)!]).Suspect);
    }

    private static SourceEntry Entry(DataType type, string request, int rows) => new(
        EntryKey.Of(type, "X", new Quarter(2024, 1)),
        "test",
        DateTimeOffset.UnixEpoch,
        type == DataType.Prices ? ["historical-price-eod/light?symbol=X", request] : [request],
        type == DataType.Prices ? [Rows(250), Rows(rows)] : [Rows(rows)]);

    private static ReadOnlyMemory<byte> Rows(int count) => Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{}", count))}]");
}
