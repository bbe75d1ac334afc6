using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

public sealed class FmpRequestTests
{
    private static readonly DateOnly From = new(2023, 2, 1);
    private static readonly DateOnly To = new(2024, 3, 31);
    private static readonly Quarter Quarter = new(2024, 1);

    public static TheoryData<DataType, string, string[]> Requests => new()
    {
        {
            DataType.Prices, "AAPL",
            ["historical-price-eod/light?from=2023-01-01&symbol=AAPL&to=2024-12-31", "splits?limit=1000&symbol=AAPL"]
        },
        {
            DataType.CongressionalTrades, "AAPL", // 266 rows and 48
            [
                "house-trades?limit=250&page=0&symbol=AAPL", "house-trades?limit=250&page=1&symbol=AAPL", "house-trades?limit=250&page=2&symbol=AAPL",
                "senate-trades?limit=250&page=0&symbol=AAPL", "senate-trades?limit=250&page=1&symbol=AAPL",
            ]
        },
        {
            DataType.InsiderTrades, "AAPL", // 182 rows
            ["insider-trading/search?limit=1000&page=0&symbol=AAPL", "insider-trading/search?limit=1000&page=1&symbol=AAPL"]
        },
        { DataType.InstitutionalOwnership, "AAPL", ["institutional-ownership/symbol-positions-summary?quarter=1&symbol=AAPL&year=2024"] },
        {
            DataType.InstitutionalHolders, "AAPL",
            [
                "institutional-ownership/extract-analytics/holder?limit=100&page=0&quarter=1&symbol=AAPL&year=2024",
                "institutional-ownership/extract-analytics/holder?limit=100&page=1&quarter=1&symbol=AAPL&year=2024",
            ]
        },
        { DataType.HedgeFundHoldings, "0001350694", ["institutional-ownership/extract?cik=0001350694&quarter=1&year=2024"] },
        { DataType.EtfHoldings, "SPY", ["funds/disclosure?quarter=1&symbol=SPY&year=2024"] },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Each_data_type_makes_the_calls_of_the_contract(DataType type, string subject, string[] expected)
    {
        await using var fmp = await FmpBench.StartAsync();

        await fmp.GetAsync(NeedOf(type, subject));

        Assert.Equal(expected, fmp.Server.Calls.Select(call => call.Identity).Order(StringComparer.Ordinal));
        Assert.All(fmp.Server.Calls, call => Assert.StartsWith("/stable/", call.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_share_class_is_requested_with_a_dash()
    {
        Assert.True(Ticker.TryParse("BRK.B", out var symbol));
        await using var fmp = await FmpBench.StartAsync();

        await fmp.GetAsync(Needs.Summary(symbol));

        Assert.Equal("BRK-B", Assert.Single(fmp.Server.Calls)["symbol"]);
    }

    [Theory]
    [InlineData("/stable")]
    [InlineData("/stable/")]
    public async Task The_address_may_end_with_a_slash_or_not(string path)
    {
        await using var server = await FmpServer.StartAsync();
        await using var fmp = await FmpBench.StartAsync(configure: options =>
        {
            options.BaseUrl = new Uri(new Uri(server.Url), path);
            options.ApiKey = server.Options.ApiKey;
        });

        var entry = Assert.Single(await fmp.GetAsync(Needs.Summary("AAPL")));

        Assert.Equal("/stable/institutional-ownership/symbol-positions-summary", Assert.Single(server.Calls).Path);
        Assert.Equal("fmp", entry.Source);
    }

    [Fact]
    public async Task The_key_travels_in_the_header_alone_and_no_entry_holds_it()
    {
        await using var fmp = await FmpBench.StartAsync();
        foreach (var type in DataTypeNames.All)
        {
            var subject = type switch { DataType.HedgeFundHoldings => "0001350694", DataType.EtfHoldings => "SPY", _ => "AAPL" };
            var entries = await fmp.GetAsync(NeedOf(type, subject));
            Assert.All(entries, entry => Assert.DoesNotContain(fmp.Server.Options.ApiKey, entry.ToString() + string.Join(' ', entry.Requests), StringComparison.Ordinal));
        }

        Assert.Equal(0, fmp.Server.Figures.Unauthorized);
        Assert.Equal(0, fmp.Server.Figures.KeysInQuery);
    }

    [Fact]
    public async Task Answers_keep_every_byte()
    {
        const string Odd = """[ {"symbol":"AAPL", "date":"2024-03-31","numberOf13Fshares":"12","x":1.10,"y":1e2,"z":"\u00e9\/","new":{"a":[null]}} ]""";
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.OfJson(200, Odd));

        var entry = Assert.Single(await fmp.GetAsync(Needs.Summary("AAPL")));

        Assert.Equal(Odd, System.Text.Encoding.UTF8.GetString(Assert.Single(entry.Answers).Span));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FmpServer.StartAsync();
        var moved = FmpReply.Empty with { Status = 302, Headers = new Dictionary<string, string> { ["Location"] = elsewhere.Url + "splits?symbol=AAPL" } };
        await using var fmp = await FmpBench.ScriptedAsync(_ => moved);

        await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Empty(elsewhere.Calls);
    }

    [Fact]
    public async Task One_pair_of_calls_gives_an_entry_for_each_year_of_prices()
    {
        await using var fmp = await FmpBench.StartAsync();

        var entries = await fmp.GetAsync(Needs.Prices("NVDA", new DateOnly(2021, 11, 17), new DateOnly(2025, 1, 7)));

        Assert.Equal(2, fmp.Server.Calls.Count);
        Assert.Equal([2021, 2022, 2023, 2024, 2025], entries.Select(entry => entry.Key.From.Year));
        Assert.All(entries, entry => Assert.Equal(2, JsonArrays.Rows(entry.Answers[1]).Count));
        Assert.All(entries, entry => Assert.All(
            JsonArrays.Rows(entry.Answers[0]),
            row => Assert.Equal(entry.Key.From.Year, JsonArrays.Date(row, "date")!.Value.Year)));
    }

    private static SourceNeed NeedOf(DataType type, string subject) => type switch
    {
        DataType.Prices => Needs.Prices(subject, From, To),
        DataType.InsiderTrades => Needs.Insider(subject, From, To),
        DataType.CongressionalTrades => Needs.Congress(subject, From, To),
        _ => Needs.Quarterly(type, subject, Quarter, Quarter, To),
    };
}
