using System.Net;
using SmartMoney.Core.Filings;
using SmartMoney.Testing.Azurite;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

public sealed class CacheTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    [Fact]
    public async Task Counts_and_deletes_entries()
    {
        var empty = await JsonAsync(await GetAsync("/api/cache"));
        Assert.Equal(0, empty.GetProperty("entries").GetInt32());

        await FinishAsync();
        var full = await JsonAsync(await GetAsync("/api/cache"));
        var entries = full.GetProperty("entries").GetInt32();
        var prices = full.GetProperty("types").GetProperty("prices").GetProperty("entries").GetInt32();
        Assert.True(full.GetProperty("bytes").GetInt64() > 100_000);
        Assert.Equal(15, prices);

        Assert.Equal(prices / 3, await DeletedAsync("/api/cache/TSLA?type=prices"));
        Assert.Equal(0, await DeletedAsync("/api/cache/TSLA?type=prices"));
        Assert.True(await DeletedAsync("/api/cache/TSLA") > 10);
        Assert.True(await DeletedAsync($"/api/cache/{Host.SampleRun().Panel.HedgeFunds[0].Cik}") > 0);
        var left = (await JsonAsync(await GetAsync("/api/cache"))).GetProperty("entries").GetInt32();
        Assert.InRange(left, 1, entries - 15);
        Assert.Equal(left, await DeletedAsync("/api/cache?confirm=all"));
        Assert.Equal(0, (await JsonAsync(await GetAsync("/api/cache"))).GetProperty("entries").GetInt32());
    }

    [Theory]
    [InlineData("/api/cache")]
    [InlineData("/api/cache?confirm=")]
    [InlineData("/api/cache?confirm=yes")]
    [InlineData("/api/cache?confirm=all&confirm=none")]
    [InlineData("/api/cache/not%20a%20symbol")]
    [InlineData("/api/cache/TSLA?type=colours")]
    [InlineData("/api/cache/TSLA?type=")]
    public async Task Deletes_nothing_without_an_explicit_selection(string path) =>
        await ProblemAsync(await DeleteAsync(path), HttpStatusCode.BadRequest);

    private async Task<int> DeletedAsync(string path)
    {
        var answer = await DeleteAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await JsonAsync(answer)).GetProperty("deleted").GetInt32();
    }
}
