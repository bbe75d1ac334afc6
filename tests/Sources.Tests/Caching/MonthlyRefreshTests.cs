using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Fmp.Facts;
using SmartMoney.Sources.Tests.Fmp;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

/// <summary>What was fetched one day is brought up to date a month later; a 10:1 split lies between.</summary>
public sealed class MonthlyRefreshTests : IDisposable
{
    private static readonly DateOnly First = new(2024, 5, 20);
    private static readonly DateOnly Second = new(2024, 6, 25);

    private readonly CacheBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Only_the_running_year_of_prices_is_fetched_and_traded_prices_are_those_of_a_fetch_from_nothing()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Cut = First });
        SourceNeed Need(DateOnly to) => Needs.Prices("NVDA", new DateOnly(2022, 1, 1), to);
        await GetAsync(server, Need(First), First);
        server.Reset();
        server.Options.Cut = Second;

        var refreshed = PriceReader.Read(await GetAsync(server, Need(Second), Second), new FactReading(new DroppedRows()));

        Assert.Equal(1, server.Figures["historical-price-eod/light"]);
        Assert.Equal(1, server.Figures["splits"]);
        Assert.Equal("2024-01-01", server.Calls.Single(call => call.Endpoint != "splits")["from"]);
        var fresh = PriceReader.Read(await FromNothingAsync(Need(Second), Second), new FactReading(new DroppedRows()));
        Assert.Equal(Traded(fresh), Traded(refreshed));
        Assert.Equal(1037.99m, refreshed.TradedClose(new DateOnly(2024, 5, 23)), 2);
        Assert.True(refreshed.TradedClose(new DateOnly(2024, 6, 10)) < 200);
    }

    [Theory]
    [InlineData(DataType.InstitutionalOwnership, "NVDA", "2024Q1")]
    [InlineData(DataType.InstitutionalHolders, "NVDA", "2024Q1")]
    [InlineData(DataType.HedgeFundHoldings, "0001656456", "")]
    [InlineData(DataType.HedgeFundHoldings, "0001037389", "2023Q4,2024Q1")]
    [InlineData(DataType.EtfHoldings, "SPY", "2023Q4,2024Q1")]
    public async Task Only_the_quarters_that_were_not_final_are_fetched(DataType type, string subject, string expected)
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Cut = First });
        SourceNeed Need(DateOnly day) => Needs.Quarterly(type, subject, new Quarter(2022, 1), new Quarter(2024, 1), day);
        await GetAsync(server, Need(First), First);
        Assert.Equal(9, server.Calls.DistinctBy(call => call.Quarter).Count());
        server.Reset();
        server.Options.Cut = Second;

        var refreshed = await GetAsync(server, Need(Second), Second);

        Assert.Equal(expected, string.Join(',', server.Calls.Select(call => call.Quarter).Distinct()));
        Assert.Equal(Rows(await FromNothingAsync(Need(Second), Second)), Rows(refreshed));
    }

    private static IEnumerable<(DateOnly, decimal)> Traded(PriceHistory history) => Enumerable.Range(0, 900)
        .Select(i => Second.AddDays(-i))
        .Where(day => history.TradingDayUpTo(day) == day)
        .Select(day => (day, history.TradedClose(day)));

    private static IEnumerable<string> Rows(IReadOnlyList<SourceEntry> entries) =>
        entries.SelectMany(entry => entry.Answers).SelectMany(JsonArrays.Rows).Order(StringComparer.Ordinal);

    private async Task<IReadOnlyList<SourceEntry>> GetAsync(FmpServer server, SourceNeed need, DateOnly day)
    {
        var time = new DatedTime(day);
        await using var fmp = FmpBench.To(server, time);
        return await _bench.GetAsync(fmp.Source, need, time);
    }

    private static async Task<IReadOnlyList<SourceEntry>> FromNothingAsync(SourceNeed need, DateOnly day)
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Cut = day });
        await using var fmp = FmpBench.To(server, new DatedTime(day));
        return await fmp.GetAsync(need);
    }
}
