using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class InsiderVolumeTests
{
    [Fact]
    public void No_activity_is_zero_in_all_eight_features()
    {
        var row = new Known().Row(Known.Date);
        Assert.All(row.Features.Take(8), value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_buy_ratio_is_purchases_over_transactions_of_every_code()
    {
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", "P-Purchase", shares: 1)
            .Insider("2023-06-01", "2023-06-02", "S-Sale", shares: 2, flag: "D")
            .Insider("2023-06-01", "2023-06-02", "A-Award", shares: 3)
            .Insider("2023-06-01", "2023-06-02", "", shares: 4)
            .Insider("2023-06-01", "2023-06-02", null, shares: 5);
        Assert.Equal(1.0 / 5, known["insider_buy_ratio_30d"]);
    }

    [Fact]
    public void Volumes_add_up_purchases_and_sales_and_net_flow_is_their_difference()
    {
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", "P-Purchase", shares: 100)
            .Insider("2023-06-02", "2023-06-05", "P", shares: 30)
            .Insider("2023-06-05", "2023-06-06", "S-Sale", shares: 200, flag: "D")
            .Insider("2023-06-06", "2023-06-07", "S-Sale+OE", shares: 50, flag: "D")
            .Insider("2023-06-06", "2023-06-07", "F-InKind", shares: 999, flag: "D");
        Assert.Equal(130, known["insider_buy_volume_30d"]);
        Assert.Equal(250, known["insider_sell_volume_30d"]);
        Assert.Equal(130 - 250, known["insider_net_flow_30d"]);
    }

    [Theory]
    [InlineData("2023-05-16", 0)] // D−30 itself
    [InlineData("2023-05-17", 100)]
    [InlineData("2023-06-14", 100)]
    public void The_month_begins_after_the_thirtieth_day_before_the_sample_date(string traded, double bought) =>
        Assert.Equal(bought, new Known().Insider(traded, "2023-06-14")["insider_buy_volume_30d"]);

    [Theory]
    [InlineData("2023-03-17", 0)] // D−90 itself
    [InlineData("2023-03-18", 100)]
    [InlineData("2023-06-14", 100)]
    public void The_quarter_begins_after_the_ninetieth_day_before_the_sample_date(string traded, double change) =>
        Assert.Equal(change, new Known().Insider(traded, "2023-06-14")["insider_ownership_change_90d"]);

    [Fact]
    public void The_sample_date_itself_is_within_the_window()
    {
        // Saturday 2023-07-15: T0 is Friday 14; a trade of the 13th filed the same day is visible, and so is every day of the window up to D.
        var known = new Known().Insider("2023-06-15", "2023-07-13", shares: 7).Insider("2023-06-16", "2023-07-13", shares: 5);
        Assert.Equal(5, known.Cell("insider_buy_volume_30d", new DateOnly(2023, 7, 15))); // D−30 is June 15
    }

    [Theory]
    [InlineData("2023-06-14", 100)]
    [InlineData("2023-06-15", 0)] // T0 itself
    [InlineData("2023-06-16", 0)]
    public void A_filing_is_visible_only_when_filed_before_the_entry_day(string filed, double bought) =>
        Assert.Equal(bought, new Known().Insider("2023-06-13", filed)["insider_buy_volume_30d"]);

    [Fact]
    public void A_filing_on_the_weekend_after_the_entry_day_is_not_visible()
    {
        // Sunday 2023-10-15: T0 is Friday 13.
        var sunday = new DateOnly(2023, 10, 15);
        Assert.Equal(0, new Known().Insider("2023-10-10", "2023-10-13").Cell("insider_buy_volume_30d", sunday));
        Assert.Equal(100, new Known().Insider("2023-10-10", "2023-10-12").Cell("insider_buy_volume_30d", sunday));
    }

    [Fact]
    public void A_late_filing_counts_in_the_window_of_its_transaction_or_not_at_all()
    {
        var known = new Known().Insider("2023-03-01", "2023-06-14");
        Assert.Equal(0, known["insider_buy_volume_30d"]);
        Assert.Equal(0, known["insider_ownership_change_90d"]);
    }

    [Fact]
    public void Ownership_change_counts_flags_of_every_code_and_no_other_flag()
    {
        var known = new Known()
            .Insider("2023-04-03", "2023-04-05", "A-Award", shares: 500, price: 0)
            .Insider("2023-04-04", "2023-04-05", "M-Exempt", shares: 40)
            .Insider("2023-04-05", "2023-04-06", "S-Sale", shares: 150, flag: "D")
            .Insider("2023-04-06", "2023-04-07", "G-Gift", shares: 25, flag: "D")
            .Insider("2023-04-07", "2023-04-10", "J-Other", shares: 1000, flag: "")
            .Insider("2023-04-07", "2023-04-10", "J-Other", shares: 2000, flag: null);
        Assert.Equal(500 + 40 - 150 - 25, known["insider_ownership_change_90d"]);
    }

    [Fact]
    public void Derivative_securities_do_not_count()
    {
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", "P-Purchase", shares: 10)
            .Insider("2023-06-01", "2023-06-02", "M-Exempt", shares: 20, security: "Employee Stock Option (right to buy)")
            .Insider("2023-06-01", "2023-06-02", "A-Award", shares: 30, security: "RSUs");
        Assert.Equal(1, known["insider_buy_ratio_30d"]);
        Assert.Equal(10, known["insider_ownership_change_90d"]);
    }

    [Theory]
    [InlineData(null, "2023-06-02")]
    [InlineData("2023-06-01", null)]
    [InlineData("not a date", "2023-06-02")]
    [InlineData("2023-06-01", "06/02/2023")]
    [InlineData("2023-06-02", "2023-06-01")] // filed before it happened
    [InlineData("2028-06-01", "2023-06-02")]
    [InlineData("0202-06-01", "2023-06-02")] // before every window
    [InlineData("2023-06-01", "0202-06-02")]
    [InlineData("2023-06-01", "2028-06-02")]
    public void Rows_with_impossible_dates_count_nowhere(string? traded, string? filed)
    {
        var row = new Known().Insider(traded, filed).Row(Known.Date);
        Assert.All(row.Features.Take(8), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_filing_on_the_day_of_the_trade_is_no_error() =>
        Assert.Equal(100, new Known().Insider("2023-06-01", "2023-06-01")["insider_buy_volume_30d"]);

    [Fact]
    public void Shares_are_restated_in_those_of_the_sample_date()
    {
        // 3:1 on June 9: the 100 of June 8 are 300 now; those of June 9 and later are new shares already.
        var known = new Known()
            .Split("2023-06-09", 3, 1)
            .Insider("2023-06-08", "2023-06-12", shares: 100)
            .Insider("2023-06-09", "2023-06-12", shares: 10)
            .Insider("2023-06-08", "2023-06-12", "S-Sale", shares: 20, flag: "D");
        Assert.Equal(310, known["insider_buy_volume_30d"]);
        Assert.Equal(60, known["insider_sell_volume_30d"]);
        Assert.Equal(250, known["insider_net_flow_30d"]);
        Assert.Equal(250, known["insider_ownership_change_90d"]);
    }

    [Theory]
    [InlineData("2023-06-15", 200)] // on D
    [InlineData("2023-06-16", 100)] // after D
    public void A_split_counts_up_to_the_sample_date(string day, double bought) =>
        Assert.Equal(bought, new Known().Split(day, 2, 1).Insider("2023-06-08", "2023-06-12")["insider_buy_volume_30d"]);

    [Theory]
    [InlineData(1324, 1000, 100)] // a spin-off: 331:250
    [InlineData(21, 20, 105)]
    [InlineData(1, 8, 12.5)]
    [InlineData(1.5, 1, 150)]
    [InlineData(22, 21, 100)]
    public void Only_share_splits_restate_share_counts(double numerator, double denominator, double bought) =>
        Assert.Equal(
            bought,
            new Known().Split("2023-06-09", (decimal)numerator, (decimal)denominator).Insider("2023-06-08", "2023-06-12")["insider_buy_volume_30d"]!.Value,
            1e-12);

    [Fact]
    public void A_ratio_listed_twice_for_a_day_counts_once() =>
        Assert.Equal(
            200, new Known().Split("2023-06-09", 2, 1).Split("2023-06-09", 2, 1).Insider("2023-06-08", "2023-06-12")["insider_buy_volume_30d"]);
}
