using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>Rows that a feature leaves out are shown with the reason. Each is made from a sale of 400,000 shares on 2024-07-10.</summary>
public sealed class LeftOutTests(ChangedAnswers changed) : IClassFixture<ChangedAnswers>
{
    private const string Sale = "2024-07-10, public 2024-07-11: S/D 400,000 × $134.1619 Common Stock, STEVENS MARK A (director)";

    private readonly IReadOnlyDictionary<string, Explanation> _explained = changed.Explained;

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
    public void A_row_that_became_no_fact_reads_like_a_fact()
    {
        Assert.Single(
            _explained["insider_sell_volume_30d"].LeftOut,
            "2024-07-10, public 2024-07-11: S-Sale/D 400,000 × $134.1619 Restricted Stock Units, STEVENS MARK A (director) — a derivative security");
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

        Assert.Single(sold.Counted, line => line.Contains("Jane Doe", StringComparison.Ordinal));
        Assert.Single(sold.LeftOut, line => line.Contains("Jane", StringComparison.Ordinal) && line.EndsWith("counts once, when it was disclosed first", StringComparison.Ordinal));
        Assert.DoesNotContain(sold.LeftOut, line => line.Contains("Late Buyer", StringComparison.Ordinal));
        Assert.Single(_explained["congress_buy_count_90d"].LeftOut, line => line.Contains("Late Buyer", StringComparison.Ordinal));
    }
}
