using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class HolderMomentumTests
{
    private static readonly Quarter Q = Known.Q;

    private static void Equal(double? expected, Known known)
    {
        var actual = known["inst_momentum_score"];
        Assert.Equal(expected is null, actual is null);
        Assert.Equal(expected ?? 0, actual ?? 0, 1e-12);
    }

    /// <summary>The summary and a holder of Q−1, without which there is no momentum.</summary>
    private static Known Ready() => new Known().Summary(Q.Previous).Holder(Q.Previous, "9", 1);

    [Fact]
    public void It_is_the_change_of_each_position_weighted_by_its_value() =>
        Equal( // (300 × 0.5 + 100 × −0.2) ÷ 400
            (150.0 - 20) / 400,
            Ready().Holder(Q, "1", 150, last: 100, value: 300).Holder(Q, "2", 80, last: 100, value: 100));

    [Theory]
    [InlineData(201, 100, 1)]
    [InlineData(200, 100, 1)]
    [InlineData(199, 100, 0.99)]
    [InlineData(900, 100, 1)]
    public void A_change_is_clipped_at_plus_one(double shares, double last, double change) =>
        Equal(change, Ready().Holder(Q, "1", shares, last));

    [Fact]
    public void A_change_never_passes_minus_one() =>
        Equal(-0.99, Ready().Holder(Q, "1", 1, last: 100));

    [Theory]
    [InlineData(1, -1)] // (1 − −1) ÷ −1 = −2
    [InlineData(3, -1)]
    public void A_change_is_clipped_at_minus_one(double shares, double last) =>
        Equal(-1, Ready().Holder(Q, "1", shares, last));

    [Fact]
    public void A_position_from_nothing_counts_one() =>
        Equal((1 + 0.5) / 2, Ready().Holder(Q, "1", 7, last: 0).Holder(Q, "2", 150, last: 100));

    [Fact]
    public void Shares_of_the_quarter_before_are_restated_in_those_of_this_one() =>
        Equal(-0.25, Ready().Split("2023-02-01", 2, 1).Holder(Q, "1", 150, last: 100)); // 150 of 200

    [Fact]
    public void Splits_after_the_quarter_s_end_change_nothing() =>
        Equal(0.5, Ready().Split("2023-04-03", 2, 1).Holder(Q, "1", 150, last: 100));

    [Fact]
    public void Only_the_hundred_most_valuable_positions_count_ties_by_cik()
    {
        // 99 of value 2 stay as they are; two of value 1 are tied for the last place, and the smaller CIK has it.
        var known = Ready();
        for (var i = 0; i < 99; i++)
        {
            known.Holder(Q, $"{i + 100:0000000000}", 100, last: 100, value: 2);
        }

        known.Holder(Q, "0000000002", 100, last: 200, value: 1).Holder(Q, "0000000001", 150, last: 100, value: 1);
        Equal(0.5 * 1 / ((99 * 2) + 1), known);
    }

    [Theory]
    [InlineData("Put", "2023-05-10", 100)]
    [InlineData("Share", "2023-06-15", 100)]
    [InlineData("Share", "2023-05-10", 0)]
    public void Only_visible_holdings_of_shares_count(string kind, string filed, double shares) =>
        Equal(0.5, Ready().Holder(Q, "1", 150, last: 100).Holder(Q, "2", shares, last: 1000, value: 50, kind: kind, filed: filed));

    [Fact]
    public void It_does_not_need_the_summary_of_the_quarter_itself() =>
        Equal(0.5, Ready().Holder(Q, "1", 150, last: 100));

    [Fact]
    public void It_is_missing_without_the_summary_of_the_quarter_before() =>
        Equal(null, new Known().Summary(Q).Holder(Q.Previous, "9", 1).Holder(Q, "1", 150, last: 100));

    [Fact]
    public void It_is_missing_when_the_holder_lists_lack_a_quarter()
    {
        Equal(null, new Known().Summary(Q).Summary(Q.Previous).Holder(Q, "1", 150, last: 100));
        Equal(null, Ready());
    }

    [Fact]
    public void It_is_missing_when_no_row_counts() => Equal(null, Ready().Holder(Q, "1", 150, last: 100, kind: "Call"));

    [Theory]
    [InlineData(0.0)]
    [InlineData(null)]
    public void It_is_missing_when_the_weights_sum_to_zero(double? value) =>
        Equal(null, Ready().Holder(Q, "1", 150, last: 100, value: value));

    [Fact]
    public void Rows_of_one_manager_with_equal_values_add_up_alike_in_any_order()
    {
        var rows = new[] { (Shares: 117.0, Last: 126.0), (197, 94), (132, 97) };
        var cells = new HashSet<double?>();
        foreach (var order in new[] { new[] { 0, 1, 2 }, [2, 1, 0], [1, 2, 0], [2, 0, 1], [0, 2, 1], [1, 0, 2] })
        {
            var known = Ready();
            foreach (var i in order)
            {
                known.Holder(Q, "0000000001", rows[i].Shares, rows[i].Last, value: 3);
            }

            cells.Add(known["inst_momentum_score"]);
        }

        Assert.Single(cells);
    }
}
