using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Tests.Fmp;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

public sealed class EntryFileTests : IDisposable
{
    private static readonly DateOnly Today = new(2025, 3, 4);
    private static readonly Quarter Quarter = new(2024, 1);

    private readonly DatedTime _time = new(Today);
    private readonly CacheBench _bench = new();

    public static TheoryData<DataType, string, string> Files => new()
    {
        { DataType.Prices, "AAPL", "prices/AAPL_2022-01-01_2022-12-31_prices" },
        { DataType.InsiderTrades, "AAPL", "insider_trades/AAPL_2022-03-04_2025-03-04_insider_trades" },
        { DataType.CongressionalTrades, "BRK-B", "congressional_trades/BRK-B_2022-03-04_2025-03-04_congressional_trades" },
        { DataType.InstitutionalOwnership, "AAPL", "institutional_ownership/AAPL_2024-01-01_2024-03-31_institutional_ownership" },
        { DataType.InstitutionalHolders, "AAPL", "institutional_holders/AAPL_2024-01-01_2024-03-31_institutional_holders" },
        { DataType.HedgeFundHoldings, "0001350694", "hedge_fund_holdings/0001350694_2024-01-01_2024-03-31_hedge_fund_holdings" },
        { DataType.EtfHoldings, "SPY", "etf_holdings/SPY_2024-01-01_2024-03-31_etf_holdings" },
    };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task An_entry_has_the_path_of_the_contract(DataType type, string subject, string expected)
    {
        var need = type switch
        {
            DataType.Prices or DataType.InsiderTrades or DataType.CongressionalTrades =>
                new SourceNeed(type, subject, new DateOnly(2022, 3, 4), new DateOnly(2022, 5, 6), new DateOnly(2022, 5, 6)),
            _ => Needs.Quarterly(type, subject, Quarter, Quarter, Quarter.End),
        };

        await _bench.GetAsync(new CannedSource(_time), need, _time);

        Assert.Equal([$"cache/smart-money/{expected}.json.gz"], _bench.Files);
        Assert.Contains(_bench.Observed.Cache, item => item.Event == CacheEvent.Set && item.Key == expected.Split('/')[1]);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_key_is_read_back_from_its_text(DataType type, string subject, string file)
    {
        Assert.True(EntryKey.TryParse(file.Split('/')[1], out var key));

        Assert.Equal((type, subject, file.Split('/')[1]), (key.Type, key.Subject, key.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAPL_2022-01-01_2022-12-31")]
    [InlineData("AAPL_2022-01-01_2022-12-31_price")]
    [InlineData("AAPL_2022-13-01_2022-12-31_prices")]
    [InlineData("AAPL_20220101_20221231_prices")]
    public void What_is_no_key_is_not_read_as_one(string text) => Assert.False(EntryKey.TryParse(text, out _));

    [Fact]
    public async Task An_entry_carries_source_requests_time_and_the_answer_byte_for_byte()
    {
        const string Odd = """[ {"date":"2024-03-31","shares":"12","x":1.10,"y":1e2,"z":"\u00e9\/é","new":{"a":[null]}} , {} ]""";
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.OfJson(200, Odd));
        var before = TimeProvider.System.GetUtcNow();

        await _bench.GetAsync(fmp.Source, Needs.Summary("AAPL"), TimeProvider.System);

        var text = Unzip(Assert.Single(_bench.Files));
        Assert.Contains(Odd, text, StringComparison.Ordinal);
        Assert.DoesNotContain(fmp.Server.Options.ApiKey, text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal("fmp", json.RootElement.GetProperty("source").GetString());
        Assert.InRange(json.RootElement.GetProperty("fetchedAt").GetDateTimeOffset(), before.AddSeconds(-1), TimeProvider.System.GetUtcNow().AddSeconds(1));
        Assert.Equal(
            "institutional-ownership/symbol-positions-summary?symbol=AAPL&year=2024&quarter=1",
            Assert.Single(json.RootElement.GetProperty("requests").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task A_hit_gives_the_entry_that_was_stored()
    {
        await using var fmp = await FmpBench.StartAsync();
        var need = Needs.Prices("NVDA", new DateOnly(2023, 1, 1), new DateOnly(2024, 12, 31));
        var fetched = await _bench.GetAsync(fmp.Source, need, _time);
        fmp.Server.Reset();

        var stored = await _bench.GetAsync(fmp.Source, need, _time);

        Assert.Empty(fmp.Server.Calls);
        Assert.Equal(fetched.Select(Everything), stored.Select(Everything));
    }

    [Fact]
    public async Task The_sizes_that_are_reported_are_those_of_the_files()
    {
        var need = Needs.Summary("AAPL");
        var source = new CannedSource(_time);
        await _bench.GetAsync(source, need, _time);
        await _bench.GetAsync(source, need, _time);

        var bytes = new FileInfo(_bench.At(Assert.Single(_bench.Files))).Length;
        Assert.Equal([(CacheEvent.Miss, 0), (CacheEvent.Set, bytes), (CacheEvent.Hit, bytes)], _bench.Observed.Cache.Select(item => (item.Event, item.Bytes)));
    }

    private static string Everything(SourceEntry entry) =>
        $"{entry.Key} {entry.Source} {entry.FetchedAt:O} {string.Join(' ', entry.Requests)} {string.Join(' ', entry.Answers.Select(answer => Encoding.UTF8.GetString(answer.Span)))}";

    private string Unzip(string file)
    {
        using var zipped = new GZipStream(File.OpenRead(_bench.At(file)), CompressionMode.Decompress);
        using var reader = new StreamReader(zipped, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
