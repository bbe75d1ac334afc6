using SmartMoney.Core.Filings;
using SmartMoney.Sources.Recorded;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

public sealed class CongressPagingTests
{
    private static readonly DateOnly Newest = new(2024, 6, 28);

    [Fact]
    public async Task Both_chambers_are_paged_until_an_empty_page_and_a_short_page_is_not_the_last()
    {
        var senate = CongressRows.Back(Newest, 260);
        var house = CongressRows.Back(Newest, 408, 1000);
        List<List<string>> pagesOfHouse = [house[..250], house[250..251], house[251..]];
        await using var fmp = await FmpBench.ScriptedAsync(call => Page(call["page"], call.Endpoint == "house-trades" ? pagesOfHouse : [.. senate.Chunk(250).Select(page => page.ToList())]));

        var entry = Assert.Single(await fmp.GetAsync(Needs.Congress("TEST", new DateOnly(2024, 6, 1), Newest)));

        Assert.Equal([.. senate, .. house], InsiderPagingTests.RowsOf(entry));
        Assert.Equal(["0", "1", "2"], Pages(fmp, "senate-trades"));
        Assert.Equal(["0", "1", "2", "3"], Pages(fmp, "house-trades"));
        Assert.All(fmp.Server.Calls, call => Assert.Equal("250", call["limit"]));
        Assert.Equal(entry.Requests.Count, entry.Answers.Count);
    }

    [Theory]
    [InlineData(250, 2 + 3)]
    [InlineData(100, 2 + 4)]
    [InlineData(50, 2 + 7)]
    [InlineData(7, 8 + 39)]
    public async Task However_short_the_pages_all_rows_of_both_chambers_come(int cap, int calls)
    {
        await using var fmp = await FmpBench.StartAsync(new FmpServerOptions { PageCap = cap });

        var entry = Assert.Single(await fmp.GetAsync(Needs.Congress("AAPL", new DateOnly(2022, 1, 1), Newest)));

        Assert.Equal([.. Recorded("senate-trades", 48), .. Recorded("house-trades", 266)], InsiderPagingTests.RowsOf(entry));
        Assert.Equal((calls, 0), (fmp.Server.Calls.Count, fmp.Server.Figures.Repeats));
    }

    [Fact]
    public async Task A_chamber_without_a_row_takes_one_call()
    {
        await using var fmp = await FmpBench.StartAsync();

        var entry = Assert.Single(await fmp.GetAsync(Needs.Congress("XYZQ", new DateOnly(2022, 1, 1), Newest)));

        Assert.Empty(InsiderPagingTests.RowsOf(entry));
        Assert.Equal(2, fmp.Server.Calls.Count);
    }

    [Fact]
    public async Task A_server_that_knows_no_pages_is_an_error()
    {
        var rows = CongressRows.Back(Newest, 250);
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.Ok(JsonArrays.Of(rows)));

        var failure = await fmp.FailAsync(Needs.Congress("TEST", new DateOnly(2022, 1, 1), Newest));

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.Equal(2, fmp.Server.Calls.Count);
    }

    private static List<string> Recorded(string endpoint, int count)
    {
        var rows = JsonArrays.Rows(new RecordedCorpus(Corpus.Samples).AllRows(endpoint, new Dictionary<string, string> { ["symbol"] = "AAPL" })!.Value);
        Assert.Equal(count, rows.Count);
        return rows;
    }

    private static FmpReply Page(string page, List<List<string>> pages) =>
        int.Parse(page) is var number && number < pages.Count ? FmpReply.Ok(JsonArrays.Of(pages[number])) : FmpReply.Empty;

    private static IEnumerable<string> Pages(FmpBench fmp, string endpoint) =>
        fmp.Server.Calls.Where(call => call.Endpoint == endpoint).Select(call => call["page"]);
}
