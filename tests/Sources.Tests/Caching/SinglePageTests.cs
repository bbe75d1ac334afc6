using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Tests.Fmp;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

/// <summary>Entries of earlier versions, which asked once and believed the answer.</summary>
public sealed class SinglePageTests : IDisposable
{
    private static readonly DateOnly Today = new(2025, 3, 4);
    private static readonly DateTimeOffset FetchedAt = new(2025, 1, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Quarter Quarter = new(2023, 1);

    private readonly DatedTime _time = new(Today);
    private readonly CacheBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(99, 99, 0)]
    [InlineData(0, 99, 0)]
    [InlineData(100, 12, 2 + 3)]
    [InlineData(12, 408, 2 + 3)]
    public async Task Congress_is_fetched_again_once_when_a_chamber_has_a_hundred_rows_or_more(int senators, int representatives, int calls)
    {
        await using var fmp = await FmpBench.ScriptedAsync(call => FmpReply.Ok(JsonArrays.Page(
            JsonArrays.Of(CongressRows.Back(new DateOnly(2024, 12, 1), call.Endpoint == "senate-trades" ? 130 : 408)), int.Parse(call["page"]), 250)));
        var (senate, house) = (CongressRows.Back(new DateOnly(2024, 12, 1), senators), CongressRows.Back(new DateOnly(2024, 12, 1), representatives));
        await WriteAsync("TEST_2022-01-01_2025-01-10_congressional_trades", "fmp", ("senate-trades?symbol=TEST", senate), ("house-trades?symbol=TEST", house));
        var need = Needs.Congress("TEST", new DateOnly(2022, 1, 1), new DateOnly(2024, 12, 15));

        var first = Assert.Single(await _bench.GetAsync(fmp.Source, need, _time));
        var asked = fmp.Server.Calls.Count;
        var second = Assert.Single(await _bench.GetAsync(fmp.Source, need, _time));

        Assert.Equal(calls, asked);
        Assert.Equal(calls, fmp.Server.Calls.Count);
        Assert.Equal(calls > 0 ? 1 : 0, _bench.Observed.Count(CacheEvent.SinglePage));
        Assert.Equal(calls > 0 ? 130 + 408 : senators + representatives, InsiderPagingTests.RowsOf(first).Count);
        Assert.Equal(InsiderPagingTests.RowsOf(first), InsiderPagingTests.RowsOf(second));
        Assert.Single(_bench.Files);
    }

    [Fact]
    public async Task Congress_of_a_small_symbol_is_extended_and_not_fetched_again()
    {
        var rows = CongressRows.Back(new DateOnly(2025, 1, 5), 60);
        await using var fmp = await FmpBench.ScriptedAsync(call => FmpReply.Ok(JsonArrays.Page(
            JsonArrays.Of([CongressRows.Of(new DateOnly(2025, 2, 1), 777), .. rows]), int.Parse(call["page"]), 250)));
        await WriteAsync("TEST_2022-01-01_2025-01-10_congressional_trades", "fmp", ("senate-trades?symbol=TEST", rows), ("house-trades?symbol=TEST", rows));

        var entry = Assert.Single(await _bench.GetAsync(fmp.Source, Needs.Congress("TEST", new DateOnly(2022, 1, 1), Today), _time));

        Assert.Equal(["0", "0"], fmp.Server.Calls.Select(call => call["page"]));
        Assert.Equal(2 * 61, InsiderPagingTests.RowsOf(entry).Count);
    }

    [Fact]
    public async Task A_holder_list_is_kept_when_the_cache_holds_a_longer_one_and_fetched_again_once_otherwise()
    {
        await using var fmp = await FmpBench.ScriptedAsync(HolderRows.Server(symbol => symbol == "LONG" ? 49 : 30, () => 100));
        await WriteListAsync("LONG", "fmp", 31);
        await WriteListAsync("SHORT", "fmp", 30);

        var @short = await GetAsync(fmp.Source, "SHORT");
        Assert.Empty(fmp.Server.Calls);
        var @long = await GetAsync(fmp.Source, "LONG");
        var asked = fmp.Server.Calls.Count;
        await GetAsync(fmp.Source, "LONG");
        await GetAsync(fmp.Source, "SHORT");

        Assert.Equal((30, 49), (InsiderPagingTests.RowsOf(@short).Count, InsiderPagingTests.RowsOf(@long).Count));
        Assert.Equal((2, 2), (asked, fmp.Server.Calls.Count));
        Assert.Equal(1, _bench.Observed.Count(CacheEvent.SinglePage));
    }

    [Fact]
    public async Task Lists_that_all_end_at_ten_rows_are_all_fetched_again_and_then_trusted()
    {
        await using var fmp = await FmpBench.ScriptedAsync(HolderRows.Server(symbol => symbol == "FEW" ? 3 : 40, () => 10));
        await WriteListAsync("FEW", "fmp", 3);
        await WriteListAsync("AAA", "fmp", 10);
        await WriteListAsync("BBB", "fmp", 10);

        foreach (var (symbol, rows) in new[] { ("AAA", 40), ("BBB", 40), ("FEW", 3), ("AAA", 40), ("BBB", 40) })
        {
            Assert.Equal(rows, InsiderPagingTests.RowsOf(await GetAsync(fmp.Source, symbol)).Count);
        }

        Assert.Equal(2 * 5, fmp.Server.Calls.Count);
        Assert.DoesNotContain(fmp.Server.Calls, call => call["symbol"] == "FEW");
    }

    [Fact]
    public async Task A_list_of_several_short_pages_vouches_for_none_as_long_as_a_page()
    {
        await using var fmp = await FmpBench.ScriptedAsync(HolderRows.Server(symbol => symbol == "OLD" ? 20 : 40, () => 10));
        Assert.Equal(40, InsiderPagingTests.RowsOf(await GetAsync(fmp.Source, "NEW")).Count);
        await WriteListAsync("OLD", "fmp", 10);

        Assert.Equal(20, InsiderPagingTests.RowsOf(await GetAsync(fmp.Source, "OLD")).Count);
    }

    [Fact]
    public async Task A_longer_list_of_another_source_vouches_for_nothing()
    {
        await using var fmp = await FmpBench.ScriptedAsync(HolderRows.Server(_ => 30, () => 100));
        await WriteListAsync("OTHER", "recorded:0123456789ab", 49);
        await WriteListAsync("TEST", "fmp", 10);

        Assert.Equal(30, InsiderPagingTests.RowsOf(await GetAsync(fmp.Source, "TEST")).Count);
    }

    [Fact]
    public async Task A_hundred_rows_are_all_that_is_needed()
    {
        await using var fmp = await FmpBench.ScriptedAsync(HolderRows.Server(_ => 100, () => 100));
        await WriteListAsync("TEST", "fmp", 100);

        await GetAsync(fmp.Source, "TEST");

        Assert.Empty(fmp.Server.Calls);
    }

    private async Task<SourceEntry> GetAsync(IOpenedFeeds source, string symbol) => Assert.Single(await _bench.GetAsync(
        source, Needs.Quarterly(DataType.InstitutionalHolders, symbol, Quarter, Quarter, new DateOnly(2024, 12, 15)), _time));

    private Task WriteListAsync(string symbol, string source, int rows) => WriteAsync(
        $"{symbol}_2023-01-01_2023-03-31_institutional_holders",
        source,
        ($"{HolderRows.Endpoint}?symbol={symbol}&year=2023&quarter=1&page=0&limit=100", HolderRows.Of(rows)));

    private Task WriteAsync(string key, string source, params (string Request, List<string> Rows)[] calls) => SingleCallEntry.WriteAsync(
        _bench.At(""), key, source, FetchedAt, [.. calls.Select(call => (call.Request, JsonArrays.Of(call.Rows)))]);
}
