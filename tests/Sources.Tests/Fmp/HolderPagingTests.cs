using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

public sealed class HolderPagingTests
{
    private static readonly Quarter Quarter = new(2024, 1);

    [Theory]
    [InlineData(250, 100, 100, 1)] // all that is needed
    [InlineData(250, 50, 100, 2)]
    [InlineData(250, 30, 100, 4)] // the hundredth is on the fourth page
    [InlineData(250, 10, 100, 10)]
    [InlineData(100, 10, 100, 10)]
    [InlineData(9, 10, 9, 1)] // shorter than ten
    [InlineData(0, 10, 0, 1)]
    [InlineData(10, 10, 10, 2)] // full, for all the client can know
    [InlineData(49, 100, 49, 2)]
    [InlineData(25, 10, 25, 3)]
    public async Task A_list_is_asked_for_until_a_hundred_rows_or_a_page_that_cannot_be_full(int rows, int cap, int expected, int calls)
    {
        await using var fmp = await FmpBench.ScriptedAsync(HolderRows.Server(_ => rows, () => cap));

        var entry = await GetAsync(fmp, "TEST");

        Assert.Equal(HolderRows.Of(rows).Take(expected), InsiderPagingTests.RowsOf(entry));
        Assert.Equal(calls, fmp.Server.Calls.Count);
        Assert.All(fmp.Server.Calls, call => Assert.Equal("100", call["limit"]));
        Assert.True(entry.IsPaged);
    }

    [Fact]
    public async Task A_page_shorter_than_the_longest_of_the_run_is_the_last()
    {
        await using var fmp = await FmpBench.ScriptedAsync(HolderRows.Server(symbol => symbol == "LONG" ? 60 : 45, () => 50));
        await GetAsync(fmp, "LONG");
        fmp.Server.Reset();

        var entry = await GetAsync(fmp, "SHORT");

        Assert.Equal(45, InsiderPagingTests.RowsOf(entry).Count);
        Assert.Single(fmp.Server.Calls);
    }

    [Fact]
    public async Task The_same_page_again_is_an_error()
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.Ok(JsonArrays.Of(HolderRows.Of(10))));

        var failure = await fmp.FailAsync(NeedOf("TEST"));

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.Equal(2, fmp.Server.Calls.Count);
    }

    private static async Task<SourceEntry> GetAsync(FmpBench fmp, string symbol) => Assert.Single(await fmp.GetAsync(NeedOf(symbol)));

    private static SourceNeed NeedOf(string symbol) => Needs.Quarterly(DataType.InstitutionalHolders, symbol, Quarter, Quarter, new DateOnly(2024, 12, 31));
}
