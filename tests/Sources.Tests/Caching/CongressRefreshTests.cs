using SmartMoney.Core.Filings;
using SmartMoney.Sources.Tests.Fmp;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

public sealed class CongressRefreshTests : IDisposable
{
    private static readonly DateOnly FirstFetch = new(2024, 6, 3);
    private static readonly DateOnly SecondFetch = new(2025, 3, 3);
    private static readonly string[] Chambers = ["senate-trades", "house-trades"];

    private readonly CacheBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("NVDA", 250)]
    [InlineData("NVDA", 20)]
    [InlineData("NVDA", 9)]
    [InlineData("AAPL", 20)]
    [InlineData("TSLA", 20)]
    public async Task Of_a_corpus_that_was_cut_and_is_whole_later_only_new_pages_are_fetched(string symbol, int cap)
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { PageCap = cap, Cut = FirstFetch });
        var before = await GetAsync(server, symbol, FirstFetch);
        var firstCalls = server.Calls.Count;
        server.Reset();
        server.Options.Cut = null;

        var entry = await GetAsync(server, symbol, SecondFetch);

        var whole = await FromNothingAsync(symbol);
        Assert.Equal(Rows(whole), Rows(entry));
        Assert.Equal(0, server.Figures.Repeats);
        foreach (var chamber in Chambers)
        {
            var news = Of(whole, chamber).Count - Of(before, chamber).Count;
            var pages = server.Calls.Where(call => call.Endpoint == chamber).Select(call => int.Parse(call["page"])).ToList();
            Assert.Equal(Enumerable.Range(0, pages.Count), pages);
            Assert.InRange(pages.Count, 1, (news / cap) + 2);
        }

        Assert.True(cap > 100 || server.Calls.Count < firstCalls, $"{server.Calls.Count} calls to bring up to date what took {firstCalls}");
        Assert.Single(_bench.Files);
    }

    [Fact]
    public async Task Each_chamber_ends_where_it_meets_its_own_rows()
    {
        var senate = CongressRows.Back(FirstFetch, 600);
        var house = CongressRows.Back(FirstFetch, 40, 5000);
        var isLater = false;
        List<string> news = [.. Enumerable.Range(0, 300).Select(i => CongressRows.Of(SecondFetch.AddDays(-i / 2), 9000 + i))];
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => FmpReply.Ok(JsonArrays.Page(
                JsonArrays.Of(call.Endpoint == "senate-trades" ? senate : isLater ? news.Concat(house) : house), int.Parse(call["page"]), 250)),
        });
        await GetAsync(server, "TEST", FirstFetch);
        Assert.Equal(4 + 2, server.Calls.Count);
        server.Reset();
        isLater = true;

        var entry = await GetAsync(server, "TEST", SecondFetch);

        Assert.Equal(senate.Concat(house).Concat(news).Order(StringComparer.Ordinal), Rows(entry));
        Assert.Equal(["senate-trades 0", "house-trades 0", "house-trades 1"], server.Calls.Select(call => $"{call.Endpoint} {call["page"]}"));
    }

    [Fact]
    public async Task A_fetch_that_is_interrupted_between_pages_resumes()
    {
        var rows = CongressRows.Back(FirstFetch, 600);
        var isDown = true;
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => isDown && call is { Endpoint: "house-trades" } && call["page"] == "2"
                ? FmpReply.OfText(500, "down")
                : FmpReply.Ok(JsonArrays.Page(JsonArrays.Of(rows), int.Parse(call["page"]), 250)),
        });
        await Assert.ThrowsAsync<SourceException>(() => GetAsync(server, "TEST", FirstFetch));
        Assert.Empty(_bench.Files);
        server.Reset();
        isDown = false;

        await GetAsync(server, "TEST", FirstFetch);

        Assert.Equal(["house-trades 2", "house-trades 3"], server.Calls.Select(call => $"{call.Endpoint} {call["page"]}"));
    }

    private static List<string> Rows(SourceEntry entry) => [.. InsiderPagingTests.RowsOf(entry).Distinct().Order(StringComparer.Ordinal)];

    private static List<string> Of(SourceEntry entry, string endpoint) =>
        [.. entry.Requests.Zip(entry.Answers).Where(call => call.First.StartsWith(endpoint, StringComparison.Ordinal)).SelectMany(call => JsonArrays.Rows(call.Second))];

    private async Task<SourceEntry> GetAsync(FmpServer server, string symbol, DateOnly day)
    {
        await using var fmp = FmpBench.To(server, new DatedTime(day));
        return Assert.Single(await _bench.GetAsync(fmp.Source, Needs.Congress(symbol, new DateOnly(2022, 1, 1), day), new DatedTime(day)));
    }

    private static async Task<SourceEntry> FromNothingAsync(string symbol)
    {
        await using var fmp = await FmpBench.StartAsync();
        return Assert.Single(await fmp.GetAsync(Needs.Congress(symbol, new DateOnly(2022, 1, 1), SecondFetch)));
    }
}
