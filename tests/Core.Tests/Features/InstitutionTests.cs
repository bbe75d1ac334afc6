using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class InstitutionTests
{
    private static readonly Quarter Q = Known.Q;
    private static readonly Quarter Before = Known.Q.Previous;

    private static readonly string[] NeedingBoth =
    [
        "inst_ownership_change_1q", "inst_new_positions_count", "inst_closed_positions_count", "inst_avg_position_size_change",
    ];

    [Fact]
    public void Ownership_is_the_percentage_as_a_fraction() =>
        Assert.Equal(0.625, new Known().Summary(Q, percent: 62.5)["inst_ownership_pct"]);

    [Fact]
    public void Ownership_may_exceed_the_whole_company() =>
        Assert.Equal(1.25, new Known().Summary(Q, percent: 125)["inst_ownership_pct"]);

    [Fact]
    public void Ownership_change_is_the_difference_of_two_quarters() =>
        Assert.Equal(0.625 - 0.75, new Known().Summary(Q, percent: 62.5).Summary(Before, percent: 75)["inst_ownership_change_1q"]);

    [Fact]
    public void Counts_of_positions_are_those_of_the_latest_quarter()
    {
        var known = new Known().Summary(Q, opened: 12, closed: 5).Summary(Before, opened: 99, closed: 98);
        Assert.Equal(12, known["inst_new_positions_count"]);
        Assert.Equal(5, known["inst_closed_positions_count"]);
    }

    [Fact]
    public void Position_size_change_compares_shares_for_each_holder() =>
        Assert.Equal( // (600 ÷ 4) ÷ (500 ÷ 5) − 1 = 150 ÷ 100 − 1
            0.5, new Known().Summary(Q, shares: 600, investors: 4).Summary(Before, shares: 500, investors: 5)["inst_avg_position_size_change"]);

    [Theory]
    [InlineData("2022-12-31", 0.5)] // Q−1's own end: its counts are in the new shares already
    [InlineData("2023-01-01", -0.25)] // 150 ÷ 200 − 1
    [InlineData("2023-03-31", -0.25)]
    [InlineData("2023-04-03", 0.5)] // after Q's end: both are in old shares
    public void Position_sizes_are_compared_in_the_shares_of_the_latest_quarter(string split, double change) =>
        Assert.Equal(change, new Known()
            .Split(split, 2, 1)
            .Summary(Q, shares: 600, investors: 4)
            .Summary(Before, shares: 500, investors: 5)["inst_avg_position_size_change"]);

    [Fact]
    public void A_spin_off_does_not_restate_position_sizes() =>
        Assert.Equal(0.5, new Known()
            .Split("2023-02-01", 1324, 1000)
            .Summary(Q, shares: 600, investors: 4)
            .Summary(Before, shares: 500, investors: 5)["inst_avg_position_size_change"]);

    [Fact]
    public void Without_the_latest_quarter_nothing_is_known_even_if_older_ones_are()
    {
        var known = new Known().Summary(Before).Summary(Before.Previous);
        Assert.Null(known["inst_ownership_pct"]);
        Assert.All(NeedingBoth, feature => Assert.Null(known[feature]));
    }

    [Fact]
    public void Without_the_quarter_before_only_ownership_is_known()
    {
        var known = new Known().Summary(Q, percent: 60, opened: 7, closed: 8).Summary(Before.Previous);
        Assert.Equal(0.6, known["inst_ownership_pct"]);
        Assert.All(NeedingBoth, feature => Assert.Null(known[feature]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    public void A_percentage_that_is_null_or_zero_is_unknown(double? percent)
    {
        var now = new Known().Summary(Q, percent: percent).Summary(Before);
        Assert.Null(now["inst_ownership_pct"]);
        Assert.Null(now["inst_ownership_change_1q"]);
        Assert.Equal(0, now["inst_new_positions_count"]);
        var before = new Known().Summary(Q, percent: 60).Summary(Before, percent: percent);
        Assert.Equal(0.6, before["inst_ownership_pct"]);
        Assert.Null(before["inst_ownership_change_1q"]);
    }

    [Theory]
    [InlineData(600, 0, 500, 5)] // no holders at Q
    [InlineData(600, 4, 500, 0)] // none at Q−1
    [InlineData(600, 4, 0, 5)] // no shares at Q−1
    public void Position_size_change_is_missing_when_a_divisor_is_zero(double shares, double investors, double sharesBefore, double investorsBefore)
    {
        var known = new Known()
            .Summary(Q, shares, investors: investors, opened: 3)
            .Summary(Before, sharesBefore, investors: investorsBefore);
        Assert.Null(known["inst_avg_position_size_change"]);
        Assert.Equal(3, known["inst_new_positions_count"]);
    }

    [Fact]
    public void No_shares_now_is_a_change_of_minus_one() =>
        Assert.Equal(-1, new Known().Summary(Q, shares: 0, investors: 4).Summary(Before, shares: 500, investors: 5)["inst_avg_position_size_change"]);

    [Theory]
    [InlineData("2023-05-15", 0.4)] // the deadline of 2023Q1, Monday May 15, is not before T0
    [InlineData("2023-06-15", 0.6)]
    [InlineData("2023-08-15", 0.8)] // the deadline of 2023Q2 was Monday August 14
    public void The_latest_quarter_is_the_one_whose_deadline_is_past(string date, double ownership) =>
        Assert.Equal(ownership, new Known()
            .Summary(new Quarter(2022, 4), percent: 40)
            .Summary(new Quarter(2023, 1), percent: 60)
            .Summary(new Quarter(2023, 2), percent: 80)
            .Cell("inst_ownership_pct", Day.Of(date)));

    [Fact]
    public void The_latest_quarter_depends_on_the_entry_day_and_not_on_the_sample_date()
    {
        // Monday 2023-05-15 is the deadline. Sample date Tuesday 16: visible. The same sample date without trading since the 15th: not.
        var known = new Known().Summary(new Quarter(2022, 4), percent: 40).Summary(new Quarter(2023, 1), percent: 60);
        Assert.Equal(0.6, known.Cell("inst_ownership_pct", new DateOnly(2023, 5, 16)));
        known.NoTrading("2023-05-16", "2023-05-16");
        Assert.Equal(0.4, known.Cell("inst_ownership_pct", new DateOnly(2023, 5, 16)));
    }
}
