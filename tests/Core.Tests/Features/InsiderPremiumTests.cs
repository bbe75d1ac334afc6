using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class InsiderPremiumTests
{
    private static void Equal(double expected, Known known) => Assert.Equal(expected, known["insider_avg_premium"]!.Value, 1e-12);

    [Fact]
    public void It_is_the_mean_of_price_over_close_minus_one() =>
        Equal((0.10 + -0.04) / 2, new Known() // 110/100 − 1 and 96/100 − 1, whatever the shares
            .Insider("2023-06-01", "2023-06-02", price: 110, shares: 1)
            .Insider("2023-06-02", "2023-06-05", price: 96, shares: 9999));

    [Theory]
    [InlineData(50, -0.5)]
    [InlineData(200, 1)]
    [InlineData(49.999999, 0)]
    [InlineData(200.000001, 0)]
    public void Quotients_from_one_half_to_two_count_bounds_included(double price, double premium) =>
        Equal(premium, new Known().Insider("2023-06-01", "2023-06-02", price: price));

    [Fact]
    public void Another_security_s_price_does_not_dilute_the_mean() =>
        Equal(0.10, new Known()
            .Insider("2023-06-01", "2023-06-02", price: 110)
            .Insider("2023-06-01", "2023-06-02", price: 150_000));

    [Theory]
    [InlineData(0.0)]
    [InlineData(null)]
    public void A_purchase_without_a_price_is_left_out(double? price) =>
        Equal(0.10, new Known()
            .Insider("2023-06-01", "2023-06-02", price: 110)
            .Insider("2023-06-01", "2023-06-02", price: price));

    [Fact]
    public void Sales_and_older_purchases_are_left_out() =>
        Equal(0, new Known()
            .Insider("2023-06-01", "2023-06-02", "S-Sale", price: 110, flag: "D")
            .Insider("2023-05-16", "2023-06-02", price: 110));

    [Fact]
    public void On_a_weekend_the_close_of_the_friday_before_counts() =>
        Equal(0.20, new Known().Close("2023-06-02", 50).Insider("2023-06-03", "2023-06-06", price: 60)); // 60/50 − 1

    [Theory]
    [InlineData("2023-06-08", 0.20)] // June 1 is 7 days back: 60/50 − 1
    [InlineData("2023-06-09", 0)] // 8 days back: no close, so nothing is left
    public void The_close_may_lie_seven_days_back(string traded, double premium) =>
        Equal(premium, new Known()
            .NoTrading("2023-06-02", "2023-06-09")
            .Close("2023-06-01", 50)
            .Insider(traded, "2023-06-12", price: 60));

    [Fact]
    public void A_purchase_before_a_later_split_is_compared_with_the_close_as_traded_then()
    {
        // Adjusted 100 before a 3:1 split of June 9 was traded at 300: 330/300 − 1.
        Equal(0.10, new Known().Split("2023-06-09", 3, 1).Insider("2023-06-05", "2023-06-06", price: 330));
    }

    [Fact]
    public void A_split_after_the_sample_date_does_not_change_the_premium() =>
        Equal(0.10, new Known().Split("2023-09-01", 4, 1).Insider("2023-06-05", "2023-06-06", price: 440)); // 100 × 4 traded

    [Theory]
    [InlineData(2, 1)] // Friday traded at 100; in Saturday's shares that is 100 ÷ 2 = 50, and 55/50 − 1
    [InlineData(1324, 1000)] // Friday traded at 66.2; in Saturday's shares that is 66.2 ÷ 1.324 = 50
    public void The_close_is_in_the_shares_of_the_transaction_date(int numerator, int denominator) =>
        Equal(0.10, new Known()
            .Split("2023-06-03", numerator, denominator)
            .Close("2023-06-02", 50)
            .Insider("2023-06-03", "2023-06-06", price: 55));
}
