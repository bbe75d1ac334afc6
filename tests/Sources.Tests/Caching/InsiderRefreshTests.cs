using SmartMoney.Core.Filings;
using SmartMoney.Sources.Tests.Fmp;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

public sealed class InsiderRefreshTests : IDisposable
{
    private static readonly DateOnly FirstFetch = new(2024, 6, 3);
    private static readonly DateOnly SecondFetch = new(2024, 7, 3);
    private static readonly DateOnly LongAgo = new(2000, 1, 1);

    private readonly CacheBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(100)]
    [InlineData(40)]
    [InlineData(9)]
    public async Task An_earlier_range_resumes_where_the_stored_rows_end(int cap)
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { PageCap = cap, Cut = FirstFetch });
        await GetAsync(server, new DateOnly(2024, 1, 1), FirstFetch);
        var fetched = server.Calls.Count;
        server.Reset();

        var entry = await GetAsync(server, LongAgo, FirstFetch);

        Assert.Equal(Sorted(await FromNothingAsync(FirstFetch)), Sorted(entry));
        var pages = server.Calls.Select(call => int.Parse(call["page"])).ToList();
        Assert.Equal(pages.Order(), pages);
        Assert.True(pages.Count(page => page < fetched) <= 3, $"of {fetched} pages stored these were fetched again: {string.Join(',', pages.Where(page => page < fetched))}");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(9)]
    public async Task A_month_later_the_paging_ends_where_it_meets_stored_rows(int cap)
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { PageCap = cap, Cut = FirstFetch });
        var first = await GetAsync(server, LongAgo, FirstFetch);
        server.Reset();
        server.Options.Cut = SecondFetch;

        var entry = await GetAsync(server, LongAgo, SecondFetch);

        var expected = await FromNothingAsync(SecondFetch);
        Assert.Equal(Sorted(expected), Sorted(entry));
        var news = InsiderPagingTests.RowsOf(expected).Count - InsiderPagingTests.RowsOf(first).Count;
        Assert.True(news > 0);
        Assert.InRange(server.Calls.Count, (news / cap) + 1, (news / cap) + 2);
        Assert.Single(_bench.Files);
        Assert.EndsWith("NVDA_2000-01-01_2024-07-03_insider_trades.json.gz", _bench.Files[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_uneven_length_lose_no_row_when_the_range_grows()
    {
        var rows = InsiderRows.Back(FirstFetch, 600);
        List<IEnumerable<string>> pages = [rows[..3], rows[3..103], rows[103..203], rows[203..290], rows[290..390], rows[390..500], rows[500..]];
        await using var server = await PagesAsync(() => pages);
        await GetAsync(server, FirstFetch.AddDays(-150), FirstFetch);
        server.Reset();

        var entry = await GetAsync(server, LongAgo, FirstFetch);

        Assert.Equal(rows.Order(StringComparer.Ordinal), Sorted(entry));
    }

    [Fact]
    public async Task A_stored_row_dated_in_the_future_does_not_hide_new_rows()
    {
        var old = InsiderRows.Back(FirstFetch, 150);
        old[0] = InsiderRows.Of("2028-03-01", 0);
        await LosesNoRowAsync(old, News());
    }

    [Fact]
    public async Task A_new_row_dated_in_the_past_does_not_hide_other_new_rows()
    {
        var news = News();
        news[7] = InsiderRows.Of("0202-06-20", 7000);
        await LosesNoRowAsync(InsiderRows.Back(FirstFetch, 150), news);
    }

    [Fact]
    public async Task Rows_filed_on_the_day_of_the_fetch_after_it_are_not_lost()
    {
        List<string> old = [InsiderRows.Of(FirstFetch, 1), .. InsiderRows.Back(FirstFetch.AddDays(-1), 150, 10)];
        List<string> evening = [.. Enumerable.Range(0, 130).Select(i => InsiderRows.Of(FirstFetch, 1000 + i))];
        var isEvening = false;
        await using var server = await PagesAsync(() => isEvening ? [.. Pages([old[0], .. evening, .. old[1..]])] : [.. Pages(old)]);
        await GetAsync(server, LongAgo, FirstFetch);
        isEvening = true;

        var entry = await GetAsync(server, LongAgo, SecondFetch);

        Assert.Equal(old.Concat(evening).Order(StringComparer.Ordinal), Sorted(entry));
    }

    [Fact]
    public async Task Fields_added_without_notice_do_not_fetch_the_history_again()
    {
        var old = InsiderRows.Back(FirstFetch, 1000);
        var isNew = false;
        await using var server = await PagesAsync(() => [.. Pages(isNew ? old.Select(row => row.Replace("}", ""","added":1}""", StringComparison.Ordinal)) : old)]);
        await GetAsync(server, LongAgo, FirstFetch);
        server.Reset();
        isNew = true;

        await GetAsync(server, LongAgo, SecondFetch);

        Assert.InRange(server.Calls.Count, 1, 2);
    }

    private async Task LosesNoRowAsync(List<string> old, List<string> news)
    {
        var isLater = false;
        await using var server = await PagesAsync(() => [.. Pages(isLater ? [.. news, .. old] : old)]);
        await GetAsync(server, LongAgo, FirstFetch);
        isLater = true;

        var entry = await GetAsync(server, LongAgo, SecondFetch);

        Assert.Equal(news.Concat(old).Order(StringComparer.Ordinal), Sorted(entry));
    }

    /// <summary>Ten rows for each of the days between the two fetches.</summary>
    private static List<string> News() => [.. Enumerable.Range(0, 250).Select(i => InsiderRows.Of(SecondFetch.AddDays(-i / 10), 1000 + i))];

    private static IEnumerable<IEnumerable<string>> Pages(IEnumerable<string> rows) => rows.Chunk(100);

    private static Task<FmpServer> PagesAsync(Func<List<IEnumerable<string>>> pages) => FmpServer.StartAsync(new FmpServerOptions
    {
        Script = call => int.Parse(call["page"]) is var page && page < pages().Count ? FmpReply.Ok(JsonArrays.Of(pages()[page])) : FmpReply.Empty,
    });

    private static IEnumerable<string> Sorted(SourceEntry entry) => InsiderPagingTests.RowsOf(entry).Distinct().Order(StringComparer.Ordinal);

    private async Task<SourceEntry> GetAsync(FmpServer server, DateOnly from, DateOnly day)
    {
        await using var fmp = FmpBench.To(server, new DatedTime(day));
        return Assert.Single(await _bench.GetAsync(fmp.Source, Needs.Insider("NVDA", from, day), new DatedTime(day)));
    }

    private static async Task<SourceEntry> FromNothingAsync(DateOnly day)
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Cut = day });
        await using var fmp = FmpBench.To(server, new DatedTime(day));
        return Assert.Single(await fmp.GetAsync(Needs.Insider("NVDA", LongAgo, day)));
    }
}
