using System.Text.Json.Nodes;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>Rows that a feature leaves out are shown with the reason. Each is made from a sale of 400,000 shares on 2024-07-10.</summary>
public sealed class LeftOutTests : IAsyncLifetime
{
    private const string Sale = "2024-07-10, public 2024-07-11: S/D 400,000 × $134.1619 Common Stock, STEVENS MARK A (director)";

    private readonly Terminal _terminal = new();
    private FmpServer _server = null!;
    private IReadOnlyDictionary<string, Explanation> _explained = new Dictionary<string, Explanation>();

    public async ValueTask InitializeAsync()
    {
        _server = await FmpServer.StartAsync(new FmpServerOptions { Transform = AddRows });
        _terminal.With(_server);
        _explained = Explanation.Read(await _terminal.RunAsync(
            "explain", "NVDA", "2024-07-15", "--source", "fmp", "--panel", Path.Combine(Corpus.Samples, "panel.json")));
    }

    public async ValueTask DisposeAsync()
    {
        _terminal.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_amendment_and_a_joint_report_repeat_the_sale()
    {
        var sold = _explained["insider_sell_volume_30d"];

        Assert.Single(sold.Counted, Sale);
        Assert.Single(sold.LeftOut, "2024-07-10, public 2024-07-12: S/D 400,000 × $134.1619 Common Stock, STEVENS MARK A (director) — repeats a transaction that is counted");
        Assert.Single(sold.LeftOut, "2024-07-10, public 2024-07-11: S/D 400,000 × $134.1619 Common Stock, ZZ FAMILY TRUST (10 percent owner) — repeats a transaction that is counted");
        using var undisturbed = new Terminal();
        var untouched = Explanation.Read(await undisturbed.RunAsync("explain", "NVDA", "2024-07-15"));
        Assert.Equal(untouched["insider_sell_volume_30d"].Value, sold.Value);
        Assert.Equal(untouched["insider_sell_volume_30d"].Counted.Order(StringComparer.Ordinal), sold.Counted.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Restricted Stock Units", "a derivative security")]
    [InlineData("PUBLISHED BEFORE", "published before it happened: a data error")]
    [InlineData("WITHOUT PUBLIC DATE", "no public date")]
    [InlineData("FILED ON THE ENTRY DAY", "not yet public on the entry day")]
    public void A_row_that_is_no_usable_fact_is_named_with_the_reason(string mark, string reason)
    {
        var sold = _explained["insider_sell_volume_30d"];

        Assert.Single(sold.LeftOut, line => line.Contains(mark, StringComparison.Ordinal) && line.EndsWith(reason, StringComparison.Ordinal));
        Assert.All(_explained.Values, feature => Assert.DoesNotContain(feature.Counted, line => line.Contains(mark, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_purchase_at_the_price_of_another_security_is_bought_but_has_no_premium()
    {
        var premium = _explained["insider_avg_premium"];

        Assert.Single(premium.Counted, line => line.Contains("BUYER AT MARKET", StringComparison.Ordinal));
        Assert.Single(premium.LeftOut, line => line.Contains("BUYER OF ANOTHER SECURITY", StringComparison.Ordinal) && line.Contains("another security by its price", StringComparison.Ordinal));
        Assert.Single(premium.LeftOut, line => line.Contains("BUYER WITHOUT PRICE", StringComparison.Ordinal) && line.EndsWith("no price", StringComparison.Ordinal));
        Assert.Equal(3, _explained["insider_buy_volume_30d"].Counted.Count);
        Assert.Equal("300", _explained["insider_buy_volume_30d"].Value);
    }

    [Fact]
    public void A_trade_of_Congress_that_was_disclosed_twice_counts_once()
    {
        var sold = _explained["congress_sell_count_90d"];

        Assert.Single(sold.Counted, line => line.Contains("JANE DOE", StringComparison.Ordinal));
        Assert.Single(sold.LeftOut, line => line.Contains("Jane", StringComparison.Ordinal) && line.EndsWith("repeats a transaction that is counted", StringComparison.Ordinal));
    }

    private static ReadOnlyMemory<byte> AddRows(FmpCall call, ReadOnlyMemory<byte> answer)
    {
        if (call is { Endpoint: "insider-trading/search" })
        {
            var rows = JsonArrays.Rows(answer);
            var sale = rows.SingleOrDefault(row => row.Contains("134.1619", StringComparison.Ordinal));
            return sale is null ? answer : JsonArrays.Of(rows.Concat(
            [
                Changed(sale, ("filingDate", "2024-07-12"), ("url", "https://example.org/amendment")),
                Changed(sale, ("reportingCik", "0009999999"), ("reportingName", "ZZ FAMILY TRUST"), ("typeOfOwner", "10 percent owner")),
                Changed(sale, ("securityName", "Restricted Stock Units")),
                Changed(sale, ("transactionDate", "2024-07-12"), ("reportingName", "PUBLISHED BEFORE")),
                Changed(sale, ("filingDate", ""), ("reportingName", "WITHOUT PUBLIC DATE")),
                Changed(sale, ("filingDate", "2024-07-15"), ("reportingName", "FILED ON THE ENTRY DAY"), ("securitiesTransacted", 77)),
                Purchase(sale, "BUYER AT MARKET", 134),
                Purchase(sale, "BUYER OF ANOTHER SECURITY", 13),
                Purchase(sale, "BUYER WITHOUT PRICE", 0),
            ]));
        }

        if (call is { Endpoint: "senate-trades" })
        {
            var rows = JsonArrays.Rows(answer);
            var trade = Changed(
                rows[0], ("firstName", "Jane"), ("lastName", "Doe"), ("type", "Sale (Full)"), ("transactionDate", "2024-06-03"), ("disclosureDate", "2024-07-01"));
            return JsonArrays.Of(rows.Concat([trade, Changed(trade, ("disclosureDate", "2024-07-08"), ("lastName", " DOE "))]));
        }

        return answer;
    }

    private static string Purchase(string sale, string name, double price) => Changed(
        sale,
        ("transactionType", "P-Purchase"),
        ("acquisitionOrDisposition", "A"),
        ("securitiesTransacted", 100),
        ("price", price),
        ("reportingName", name),
        ("reportingCik", ""),
        ("url", ""));

    private static string Changed(string row, params (string Field, JsonNode Value)[] changes)
    {
        var changed = JsonNode.Parse(row)!;
        foreach (var (field, value) in changes)
        {
            changed[field] = value.DeepClone();
        }

        return changed.ToJsonString();
    }
}
