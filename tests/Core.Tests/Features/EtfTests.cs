using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class EtfTests
{
    private const string Ownership = "etf_ownership_pct";
    private const string Flow = "etf_flow_30d";
    private const string Concentration = "etf_concentration";

    private static Known Ready() => new Known().Summary(Known.Q, shares: 600, percent: 60); // 1000 outstanding

    private static void Equal(double expected, double? actual) => Assert.Equal(expected, actual!.Value, 1e-12);

    [Fact]
    public void Ownership_is_the_panel_s_shares_over_shares_outstanding() =>
        Equal(0.03, Ready().Etf("SPY", "2023-03-31", "2023-05-30", 10).Etf("VTI", "2023-01-31", "2023-03-30", 20)[Ownership]);

    [Fact]
    public void Flow_is_what_each_fund_bought_in_thirty_days() =>
        Equal( // (160 − 100) × 30 ÷ 90 + (10 − 40) × 30 ÷ 60; the third has one report only
            20 - 15,
            Ready()
                .Etf("SPY", "2022-12-31", "2023-03-01", 100).Etf("SPY", "2023-03-31", "2023-05-30", 160)
                .Etf("VTI", "2023-01-30", "2023-03-30", 40).Etf("VTI", "2023-03-31", "2023-05-30", 10)
                .Etf("QQQ", "2023-03-31", "2023-05-30", 7000)[Flow]);

    [Fact]
    public void A_fund_that_sold_out_flows_too() =>
        Equal(-100.0 * 30 / 90, Ready()
            .Etf("SPY", "2022-12-31", "2023-03-01", 100)
            .Etf("SPY", "2023-03-31", "2023-05-30", 5, symbol: "ELSE")[Flow]);

    [Fact]
    public void Concentration_is_the_five_largest_of_six()
    {
        var known = Ready();
        foreach (var (fund, shares) in new[] { ("A", 10), ("B", 60), ("C", 20), ("D", 50), ("E", 30), ("F", 40) })
        {
            known.Etf(fund, "2023-03-31", "2023-05-30", shares);
        }

        Equal(200.0 / 210, known[Concentration]);
    }

    [Fact]
    public void Concentration_is_one_for_up_to_five_holders_and_zero_for_none()
    {
        Equal(1, Ready().Etf("A", "2023-03-31", "2023-05-30", 10)[Concentration]);
        Equal(0, Ready().Etf("A", "2023-03-31", "2023-05-30", 10, symbol: "ELSE")[Concentration]);
    }

    [Theory]
    [InlineData("PA", "Long")]
    [InlineData("", "Long")]
    [InlineData(null, "Long")]
    [InlineData("NS", "Short")]
    [InlineData("NS", "")]
    [InlineData("NS", null)]
    public void Only_long_numbers_of_shares_count(string? units, string? profile) =>
        Equal(0.01, Ready()
            .Etf("SPY", "2023-03-31", "2023-05-30", 10)
            .Etf("SPY", "2023-03-31", "2023-05-30", 500, units: units, profile: profile)[Ownership]);

    [Theory]
    [InlineData("2023-06-14", 0.05)]
    [InlineData("2023-06-15", 0.01)] // T0: the report before is the latest
    [InlineData("2023-06-16", 0.01)]
    public void A_report_is_visible_after_the_day_it_was_accepted(string accepted, double ownership) =>
        Equal(ownership, Ready()
            .Etf("SPY", "2022-12-31", "2023-03-01", 10)
            .Etf("SPY", "2023-03-31", accepted, 50)[Ownership]);

    [Theory]
    [InlineData("2022-10-27", 0.0)] // exactly 230 days before June 14, the date of E1
    [InlineData("2022-10-26", null)]
    public void The_report_before_is_at_most_230_days_older(string reported, double? flow)
    {
        var cell = Ready()
            .Etf("SPY", reported, "2022-12-30", 100)
            .Etf("SPY", "2023-06-14", "2023-06-14", 100)[Flow];
        Assert.Equal(flow, cell);
    }

    [Fact]
    public void The_report_before_is_the_next_older_one_even_if_an_older_one_exists() =>
        Equal((100 - 70) * 30.0 / 31, Ready()
            .Etf("SPY", "2022-12-31", "2023-03-01", 1)
            .Etf("SPY", "2023-02-28", "2023-04-28", 70)
            .Etf("SPY", "2023-03-31", "2023-05-30", 100)[Flow]);

    [Theory]
    [InlineData("2022-10-28", 0.51)] // 230 days before D
    [InlineData("2022-10-27", 0.01)]
    public void A_report_speaks_for_its_fund_for_230_days(string reported, double ownership) =>
        Equal(ownership, Ready()
            .Etf("SPY", reported, "2022-12-30", 500)
            .Etf("VTI", "2023-03-31", "2023-05-30", 10)[Ownership]);

    [Fact]
    public void All_are_missing_when_no_fund_counts()
    {
        var known = Ready().Etf("SPY", "2022-10-27", "2022-12-30", 500).Etf("VTI", "2023-03-31", "2023-06-15", 10);
        Assert.All([Ownership, Flow, Concentration], feature => Assert.Null(known[feature]));
    }

    [Fact]
    public void Flow_is_missing_when_no_fund_has_a_report_before()
    {
        var known = Ready().Etf("SPY", "2023-03-31", "2023-05-30", 10);
        Assert.Null(known[Flow]);
        Equal(0.01, known[Ownership]);
    }

    [Fact]
    public void Ownership_is_missing_when_shares_outstanding_are_unknown()
    {
        var known = new Known().Summary(Known.Q.Previous).Etf("SPY", "2023-03-31", "2023-05-30", 10);
        Assert.Null(known[Ownership]);
        Equal(1, known[Concentration]);
    }

    [Fact]
    public void Every_report_is_restated_from_its_own_date()
    {
        // 3:1 on April 17: SPY's 10 of March are 30, VTI's 20 of April 30 are new shares; 1000 outstanding of March are 3000.
        var known = Ready()
            .Split("2023-04-17", 3, 1)
            .Etf("SPY", "2023-03-31", "2023-05-30", 10)
            .Etf("VTI", "2023-01-31", "2023-03-30", 20)
            .Etf("VTI", "2023-04-30", "2023-06-01", 20);
        Equal(50.0 / 3000, known[Ownership]);
        Equal((20 - 60) * 30.0 / 89, known[Flow]); // 89 days from January 31 to April 30
        Equal(1, known[Concentration]);
    }

    [Theory]
    [InlineData(null, "2023-05-30")]
    [InlineData("2023-03-31", null)]
    [InlineData("2023-03-31", "2023-03-30")] // accepted before the date of the holdings
    [InlineData("2023-03-31", "0202-05-30")]
    [InlineData("2028-03-31", "2023-05-30")]
    [InlineData("2023-03-31", "2028-05-30")]
    public void Rows_with_impossible_dates_count_nowhere(string? reported, string? accepted) =>
        Equal(0.01, Ready().Etf("SPY", "2023-02-28", "2023-04-28", 10).Etf("SPY", reported, accepted, 500)[Ownership]);
}
