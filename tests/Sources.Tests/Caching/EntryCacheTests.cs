using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Tests.Fmp;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

public sealed class EntryCacheTests : IDisposable
{
    private readonly DatedTime _time = new(new DateOnly(2025, 3, 4));
    private readonly CacheBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task An_empty_answer_is_an_answer_and_is_stored()
    {
        await using var fmp = await FmpBench.StartAsync();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var entry = Assert.Single(await _bench.GetAsync(fmp.Source, Needs.Summary("XYZQ"), _time));
            Assert.Empty(JsonArrays.Rows(Assert.Single(entry.Answers)));
        }

        Assert.Single(fmp.Server.Calls);
        Assert.Equal(1, _bench.Observed.Count(CacheEvent.Hit));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task A_failure_is_not_stored(int status)
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.OfText(status, "no"));

        await Assert.ThrowsAsync<SourceException>(() => _bench.GetAsync(fmp.Source, Needs.Summary("AAPL"), _time));

        Assert.Empty(_bench.Files);
    }

    [Fact]
    public async Task Parts_of_a_symbols_insider_filings_are_no_entry()
    {
        await using var fmp = await FmpBench.StartAsync(new FmpServerOptions
        {
            Script = call => call["page"] == "1" ? FmpReply.HtmlPage : null,
        });

        await Assert.ThrowsAsync<SourceException>(() =>
            _bench.GetAsync(fmp.Source, Needs.Insider("NVDA", new DateOnly(2021, 10, 3), new DateOnly(2024, 12, 15)), _time));

        Assert.Empty(_bench.Files);
    }

    [Fact]
    public async Task One_failed_quarter_fails_the_need_and_the_next_attempt_fetches_only_that_quarter()
    {
        var isDown = true;
        await using var fmp = await FmpBench.StartAsync(new FmpServerOptions
        {
            Script = call => isDown && call.Quarter == "2023Q4" ? FmpReply.OfText(500, "") : null,
        });
        var need = Needs.Quarterly(DataType.InstitutionalHolders, "AAPL", new Quarter(2023, 1), new Quarter(2023, 4), new DateOnly(2025, 1, 1));
        await Assert.ThrowsAsync<SourceException>(() => _bench.GetAsync(fmp.Source, need, _time));
        isDown = false;
        fmp.Server.Reset();

        var entries = await _bench.GetAsync(fmp.Source, need, _time);

        Assert.Equal(["2023Q4"], fmp.Server.Calls.Select(call => call.Quarter).Distinct());
        Assert.Equal(["2023Q1", "2023Q2", "2023Q3", "2023Q4"], entries.Select(entry => entry.Quarter.ToString()));
    }

    [Fact]
    public async Task An_entry_of_another_source_is_not_used_and_is_replaced()
    {
        var need = Needs.Summary("AAPL");
        await _bench.GetAsync(new CannedSource(_time) { Named = "other", Answer = """[{"other":1}]""" }, need, _time);
        var source = new CannedSource(_time);

        var entry = Assert.Single(await _bench.GetAsync(source, need, _time));
        await _bench.GetAsync(source, need, _time);

        Assert.Equal("canned", entry.Source);
        Assert.Single(source.Asked);
        Assert.Equal(1, _bench.Observed.Count(CacheEvent.Foreign));
        Assert.Single(_bench.Files);
    }

    [Theory]
    [InlineData(DataType.InsiderTrades)]
    [InlineData(DataType.CongressionalTrades)]
    public async Task Rows_of_another_source_are_never_extended(DataType type)
    {
        var need = new SourceNeed(type, "AAPL", new DateOnly(2023, 1, 1), new DateOnly(2024, 1, 1), new DateOnly(2024, 1, 1));
        await _bench.GetAsync(new CannedSource(_time) { Named = "other", Answer = """[{"other":1}]""" }, need, _time);
        var source = new CannedSource(_time);

        await _bench.GetAsync(source, need with { From = new DateOnly(2022, 1, 1) }, _time);

        Assert.Null(Assert.Single(source.Fetches).Stored);
        Assert.Single(_bench.Files);
    }

    [Theory]
    [InlineData(2021, 2024, 2021, 2024)]
    [InlineData(2022, 2024, 2024, 2024)]
    [InlineData(2021, 2023, 2021, 2021)]
    [InlineData(2022, 2023, 0, 0)]
    public async Task One_pair_of_calls_fills_all_missing_years(int first, int last, int asked, int askedTo)
    {
        await using var fmp = await FmpBench.StartAsync();
        await _bench.GetAsync(fmp.Source, Years(2022, 2023), _time);
        fmp.Server.Reset();

        var entries = await _bench.GetAsync(fmp.Source, Years(first, last), _time);

        Assert.Equal(Enumerable.Range(first, last - first + 1), entries.Select(entry => entry.Key.From.Year));
        if (asked == 0)
        {
            Assert.Empty(fmp.Server.Calls);
            return;
        }

        Assert.Equal(2, fmp.Server.Calls.Count);
        var prices = fmp.Server.Calls.Single(call => call.Endpoint == "historical-price-eod/light");
        Assert.Equal(($"{asked}-01-01", $"{askedTo}-12-31"), (prices["from"], prices["to"]));
    }

    [Fact]
    public async Task A_longer_range_of_quarters_asks_for_the_new_ones_only()
    {
        await using var fmp = await FmpBench.StartAsync();
        await _bench.GetAsync(fmp.Source, Quarters(new Quarter(2022, 3), new Quarter(2023, 2)), _time);
        fmp.Server.Reset();

        await _bench.GetAsync(fmp.Source, Quarters(new Quarter(2022, 1), new Quarter(2023, 4)), _time);

        Assert.Equal(["2022Q1", "2022Q2", "2023Q3", "2023Q4"], fmp.Server.Calls.Select(call => call.Quarter));
    }

    [Fact]
    public async Task An_earlier_range_asks_nothing_of_Congress_of_which_all_rows_are_stored()
    {
        await using var fmp = await FmpBench.StartAsync();
        await _bench.GetAsync(fmp.Source, Needs.Congress("AAPL", new DateOnly(2024, 1, 1), new DateOnly(2024, 6, 1)), _time);
        fmp.Server.Reset();

        await _bench.GetAsync(fmp.Source, Needs.Congress("AAPL", new DateOnly(2021, 1, 1), new DateOnly(2024, 6, 1)), _time);

        Assert.Empty(fmp.Server.Calls);
    }

    private static SourceNeed Years(int first, int last) => Needs.Prices("AAPL", new DateOnly(first, 2, 3), new DateOnly(last, 11, 12));

    private static SourceNeed Quarters(Quarter first, Quarter last) =>
        Needs.Quarterly(DataType.InstitutionalOwnership, "AAPL", first, last, new DateOnly(2024, 12, 15));
}
