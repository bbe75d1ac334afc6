using SmartMoney.Core.Filings;
using SmartMoney.Sources.Recorded;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

public sealed class InsiderPagingTests
{
    private const string Endpoint = "insider-trading/search";

    private static readonly DateOnly Newest = new(2024, 6, 28);
    private static readonly DateOnly LongAgo = new(2000, 1, 1);

    [Fact]
    public async Task A_short_page_is_not_the_last_one_and_an_empty_page_is()
    {
        var rows = InsiderRows.Back(Newest, 240);
        await using var fmp = await PagesAsync([rows[..100], rows[100..137], rows[137..138], rows[138..]]);

        var entry = Assert.Single(await fmp.GetAsync(Needs.Insider("TEST", LongAgo, Newest)));

        Assert.Equal(rows, RowsOf(entry));
        Assert.Equal(["0", "1", "2", "3", "4"], fmp.Server.Calls.Select(call => call["page"]));
        Assert.All(fmp.Server.Calls, call => Assert.Equal("1000", call["limit"]));
    }

    [Fact]
    public async Task Paging_ends_at_the_first_page_whose_rows_were_all_filed_before_the_range()
    {
        var rows = InsiderRows.Back(Newest, 400);
        await using var fmp = await PagesAsync([.. rows.Chunk(100)]);

        await fmp.GetAsync(Needs.Insider("TEST", Newest.AddDays(-150), Newest));

        Assert.Equal(3, fmp.Server.Calls.Count);
    }

    [Fact]
    public async Task A_row_out_of_order_or_without_filing_date_does_not_end_the_paging_early()
    {
        var rows = InsiderRows.Back(Newest, 300);
        rows[10] = InsiderRows.Of("0202-03-01", 10);
        rows[20] = InsiderRows.Of("", 20);
        rows[130] = """{"symbol":"TEST","filingDate":null,"reportingName":"Owner 130"}""";
        await using var fmp = await PagesAsync([.. rows.Chunk(100)]);

        var entry = Assert.Single(await fmp.GetAsync(Needs.Insider("TEST", Newest.AddDays(-250), Newest)));

        Assert.Equal(rows, RowsOf(entry));
    }

    [Fact]
    public async Task The_same_page_again_is_an_error()
    {
        var rows = InsiderRows.Back(Newest, 100);
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.Ok(JsonArrays.Of(rows)));

        var failure = await fmp.FailAsync(Needs.Insider("TEST", LongAgo, Newest));

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.Equal(2, fmp.Server.Calls.Count);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(30)]
    [InlineData(7)]
    public async Task A_server_that_caps_its_pages_gives_the_same_rows(int cap)
    {
        await using var fmp = await FmpBench.StartAsync(new FmpServerOptions { PageCap = cap });
        var expected = JsonArrays.Rows(WholeAnswer("TSLA"));

        var entry = Assert.Single(await fmp.GetAsync(Needs.Insider("TSLA", LongAgo, Newest)));

        Assert.Equal(expected, RowsOf(entry));
        Assert.Equal((expected.Count / cap) + 2, fmp.Server.Calls.Count);
    }

    [Fact]
    public async Task One_failed_page_fails_the_data_type()
    {
        var pages = InsiderRows.Back(Newest, 300).Chunk(100).ToList();
        await using var fmp = await FmpBench.ScriptedAsync(call =>
            call["page"] == "1" ? FmpReply.OfText(500, "upstream error") : FmpReply.Ok(JsonArrays.Of(pages[int.Parse(call["page"])])));

        var failure = await fmp.FailAsync(Needs.Insider("TEST", LongAgo, Newest));

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.DoesNotContain(fmp.Server.Calls, call => call["page"] == "2");
    }

    [Fact]
    public async Task An_unknown_symbol_is_an_empty_answer_after_one_call()
    {
        await using var fmp = await FmpBench.StartAsync();

        var entry = Assert.Single(await fmp.GetAsync(Needs.Insider("XYZQ", LongAgo, Newest)));

        Assert.Empty(RowsOf(entry));
        Assert.Equal([(Endpoint, CallOutcome.Ok)], fmp.Observed.Calls);
    }

    internal static List<string> RowsOf(SourceEntry entry) => [.. entry.Answers.SelectMany(JsonArrays.Rows)];

    internal static ReadOnlyMemory<byte> WholeAnswer(string symbol) =>
        new RecordedCorpus(Corpus.Samples).AllRows(Endpoint, new Dictionary<string, string> { ["symbol"] = symbol })!.Value;

    private static Task<FmpBench> PagesAsync(IReadOnlyList<IEnumerable<string>> pages) => FmpBench.ScriptedAsync(call =>
        int.Parse(call["page"]) is var page && page < pages.Count ? FmpReply.Ok(JsonArrays.Of(pages[page])) : FmpReply.Empty);
}
