using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class InsiderClusterTests
{
    private static double? Score(Known known) => known["insider_cluster_score"];

    [Fact]
    public void Two_owners_within_seven_days_make_one_opening_date()
    {
        // From June 1: June 1 … June 7 holds both; from June 7 only the second is left.
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001")
            .Insider("2023-06-07", "2023-06-08", owner: "0000000002");
        Assert.Equal(1, Score(known));
    }

    [Fact]
    public void The_eighth_day_is_too_late() =>
        Assert.Equal(0, Score(new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001")
            .Insider("2023-06-08", "2023-06-09", owner: "0000000002")));

    [Fact]
    public void Every_opening_date_counts_once()
    {
        // June 1 (1 and 2), June 5 (2 and 3) open; June 6 has 3 alone; two purchases on June 1 are one date.
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001")
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001", shares: 7)
            .Insider("2023-06-05", "2023-06-06", owner: "0000000002")
            .Insider("2023-06-06", "2023-06-07", owner: "0000000003");
        Assert.Equal(2, Score(known));
    }

    [Fact]
    public void One_owner_buying_twice_is_no_cluster() =>
        Assert.Equal(0, Score(new Known()
            .Insider("2023-06-01", "2023-06-02")
            .Insider("2023-06-02", "2023-06-05")));

    [Fact]
    public void Sales_do_not_cluster() =>
        Assert.Equal(0, Score(new Known()
            .Insider("2023-06-01", "2023-06-02", "S-Sale", owner: "0000000001", flag: "D")
            .Insider("2023-06-01", "2023-06-02", "P-Purchase", owner: "0000000002")));

    [Fact]
    public void A_joint_report_has_one_owner_the_smallest_of_its_earliest_day()
    {
        // The joint purchase belongs to owner 1, who also buys on June 5: one owner, no cluster.
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000002", url: "one")
            .Insider("2023-06-01", "2023-06-02", owner: "0000000001", url: "one")
            .Insider("2023-06-05", "2023-06-06", owner: "0000000001");
        Assert.Equal(0, Score(known));
    }

    [Fact]
    public void A_smaller_owner_of_a_later_day_does_not_take_over()
    {
        // First filed by owner 2, so owner 2 it is; owner 1 buys on June 5: two owners.
        var known = new Known()
            .Insider("2023-06-01", "2023-06-02", owner: "0000000002", url: "one")
            .Insider("2023-06-01", "2023-06-05", owner: "0000000001", url: "one")
            .Insider("2023-06-05", "2023-06-06", owner: "0000000001");
        Assert.Equal(1, Score(known));
    }

    [Theory]
    [InlineData("2023-03-17", 0)] // D−90: outside, so the later one stands alone
    [InlineData("2023-03-18", 1)]
    public void Openings_lie_within_ninety_days(string opening, double score) =>
        Assert.Equal(score, Score(new Known()
            .Insider(opening, "2023-03-22", owner: "0000000001")
            .Insider("2023-03-20", "2023-03-22", owner: "0000000002")));

    [Fact]
    public void A_purchase_that_is_not_public_yet_makes_no_cluster() =>
        Assert.Equal(0, Score(new Known()
            .Insider("2023-06-09", "2023-06-12", owner: "0000000001")
            .Insider("2023-06-12", "2023-06-15", owner: "0000000002")));
}
