using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class InsiderRepeatTests
{
    private const string Chief = "officer: CEO";

    private static double? Bought(Known known) => known["insider_buy_volume_30d"];

    private static double? ChiefShare(Known known) => known["c_suite_activity_ratio"];

    [Fact]
    public void An_amendment_by_the_same_owner_is_the_same_transaction() =>
        Assert.Equal(100, Bought(new Known()
            .Insider("2023-06-01", "2023-06-02", url: "one")
            .Insider("2023-06-01", "2023-06-09", url: "two")));

    [Fact]
    public void A_joint_report_under_one_address_is_one_transaction() =>
        Assert.Equal(100, Bought(new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001", url: "one")
            .Insider("2023-06-01", "2023-06-02", owner: "0000000002", url: "one")));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void Two_owners_without_an_address_are_two_transactions(string? url) =>
        Assert.Equal(200, Bought(new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001", url: url)
            .Insider("2023-06-01", "2023-06-02", owner: "0000000002", url: url)));

    [Fact]
    public void Sameness_chains_over_an_owner_and_an_address() =>
        Assert.Equal(100, Bought(new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001", url: "one")
            .Insider("2023-06-01", "2023-06-05", owner: "0000000002", url: "one")
            .Insider("2023-06-01", "2023-06-06", owner: "0000000002", url: "two")
            .Insider("2023-06-01", "2023-06-07", owner: "0000000003", url: "two")));

    [Fact]
    public void Sameness_chains_whatever_the_order_of_filing() =>
        Assert.Equal(100, Bought(new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001", url: "one")
            .Insider("2023-06-01", "2023-06-02", owner: "0000000003", url: "three")
            .Insider("2023-06-01", "2023-06-07", owner: "0000000001", url: "two")
            .Insider("2023-06-01", "2023-06-07", owner: "0000000003", url: "two")));

    [Theory]
    [InlineData("2023-06-14", 100)]
    [InlineData("2023-06-15", 200)] // on T0: nobody knew yet that the two are one
    public void A_link_of_the_chain_merges_only_once_it_is_public(string filed, double bought) =>
        Assert.Equal(bought, Bought(new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001", url: "one")
            .Insider("2023-06-01", "2023-06-02", owner: "0000000002", url: "two")
            .Insider("2023-06-01", filed, owner: "0000000002", url: "one")));

    [Fact]
    public void Rows_that_differ_in_anything_that_describes_the_trade_are_different_transactions()
    {
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", url: "one")
            .Insider("2023-06-02", "2023-06-02", url: "one")
            .Insider("2023-06-01", "2023-06-02", "S-Sale", url: "one")
            .Insider("2023-06-01", "2023-06-02", flag: "D", url: "one")
            .Insider("2023-06-01", "2023-06-02", shares: 101, url: "one")
            .Insider("2023-06-01", "2023-06-02", price: 101, url: "one")
            .Insider("2023-06-01", "2023-06-02", security: "Class B", url: "one")
            .Insider("2023-06-01", "2023-06-02", ownership: "I", url: "one");
        Assert.Equal(7.0 / 8, known["insider_buy_ratio_30d"]); // eight transactions, one of them a sale
    }

    [Fact]
    public void The_code_is_only_the_first_character_so_that_its_wording_does_not_matter() =>
        Assert.Equal(100, Bought(new Known()
            .Insider("2023-06-01", "2023-06-02", "P-Purchase")
            .Insider("2023-06-01", "2023-06-05", "P")));

    [Fact]
    public void The_reporting_name_stands_in_for_an_empty_cik()
    {
        Assert.Equal(100, Bought(new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "", name: "Doe Jane")
            .Insider("2023-06-01", "2023-06-05", owner: null, name: "Doe Jane")));
        Assert.Equal(200, Bought(new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "", name: "Doe Jane")
            .Insider("2023-06-01", "2023-06-05", owner: "", name: "Roe Rick")));
    }

    [Fact]
    public void It_is_of_c_level_when_any_row_of_its_earliest_day_is() =>
        Assert.Equal(1, ChiefShare(new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001", url: "one")
            .Insider("2023-06-01", "2023-06-02", owner: "0000000002", url: "one", role: Chief)));

    [Fact]
    public void It_is_not_of_c_level_when_only_a_later_row_is() =>
        Assert.Equal(0, ChiefShare(new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000002", url: "one")
            .Insider("2023-06-01", "2023-06-05", owner: "0000000001", url: "one", role: Chief)));

    [Fact]
    public void It_stays_of_c_level_when_a_later_amendment_is_not() =>
        Assert.Equal(1, ChiefShare(new Known()
            .Insider("2023-06-01", "2023-06-05", url: "two")
            .Insider("2023-06-01", "2023-06-02", url: "one", role: Chief)));

    [Fact]
    public void The_c_suite_ratio_counts_transactions_of_every_code_in_the_month()
    {
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", "S-Sale", flag: "D", role: Chief)
            .Insider("2023-06-01", "2023-06-02", "A-Award", role: Chief)
            .Insider("2023-06-01", "2023-06-02", "P-Purchase", role: "officer: SVP")
            .Insider("2023-04-03", "2023-04-04", "P-Purchase", role: "officer: SVP");
        Assert.Equal(2.0 / 3, ChiefShare(known));
    }
}
