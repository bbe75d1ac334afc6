using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class HolderConcentrationTests
{
    private static readonly Quarter Q = Known.Q;

    private static double? Concentration(Known known) => known["inst_concentration_top10"];

    [Fact]
    public void It_is_the_shares_of_the_ten_largest_over_all_that_13F_reports()
    {
        var known = new Known().Summary(Q, shares: 1000);
        for (var i = 1; i <= 12; i++)
        {
            known.Holder(Q, $"{i:0000000000}", shares: 10 * i);
        }

        Assert.Equal(0.75, Concentration(known)); // 30 + 40 + … + 120 = 750 of 1000
    }

    [Fact]
    public void Largest_is_by_shares_and_not_by_value()
    {
        var known = new Known().Summary(Q, shares: 1000);
        for (var i = 1; i <= 11; i++)
        {
            known.Holder(Q, $"{i:0000000000}", shares: i == 1 ? 5 : 10, value: i == 1 ? 1e9 : 1);
        }

        Assert.Equal(0.1, Concentration(known));
    }

    [Theory]
    [InlineData("Put")]
    [InlineData("Call")]
    [InlineData("")]
    [InlineData(null)]
    public void Only_shares_count(string? kind) =>
        Assert.Equal(0.1, Concentration(new Known().Summary(Q, shares: 1000).Holder(Q, "1", 100).Holder(Q, "2", 800, kind: kind)));

    [Theory]
    [InlineData("2023-06-14", 0.9)]
    [InlineData("2023-06-15", 0.1)] // T0
    [InlineData("not a date", 0.1)]
    [InlineData("2023-03-30", 0.1)] // before the quarter's end
    [InlineData("2023-03-31", 0.9)]
    public void A_manager_counts_once_its_own_filing_is_public(string filed, double concentration) =>
        Assert.Equal(concentration, Concentration(new Known().Summary(Q, shares: 1000).Holder(Q, "1", 100).Holder(Q, "2", 800, filed: filed)));

    [Fact]
    public void It_does_not_need_the_quarter_before() =>
        Assert.Equal(0.1, Concentration(new Known().Summary(Q, shares: 1000).Holder(Q, "1", 100)));

    [Fact]
    public void It_is_missing_without_the_summary_of_the_quarter() =>
        Assert.Null(Concentration(new Known().Summary(Q.Previous).Holder(Q, "1", 100)));

    [Fact]
    public void It_is_missing_when_no_row_counts()
    {
        Assert.Null(Concentration(new Known().Summary(Q)));
        Assert.Null(Concentration(new Known().Summary(Q).Holder(Q, "1", 100, kind: "Put").Holder(Q, "2", 0).Holder(Q, "3", null)));
        Assert.Null(Concentration(new Known().Summary(Q).Holder(Q.Previous, "1", 100)));
    }

    [Fact]
    public void It_is_missing_when_the_total_is_zero() =>
        Assert.Null(Concentration(new Known().Summary(Q, shares: 0).Holder(Q, "1", 100)));

    [Fact]
    public void It_stays_in_the_quarter_s_own_shares() =>
        Assert.Equal(0.1, Concentration(new Known().Split("2023-04-10", 10, 1).Summary(Q, shares: 1000).Holder(Q, "1", 100)));
}
