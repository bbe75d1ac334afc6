using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class HedgeFundTests
{
    private const string Exposure = "hedgefund_top20_exposure";
    private const string Change = "hedgefund_net_change_1q";
    private const string Entries = "hedgefund_new_entry_count";
    private const string Exits = "hedgefund_exit_count";
    private const string Conviction = "hedgefund_conviction_score";
    private const string One = "0000000001";
    private const string Two = "0000000002";

    private static readonly Quarter Q = Known.Q;
    private static readonly Quarter Before = Known.Q.Previous;

    /// <summary>1000 shares outstanding at Q, 800 at Q−1.</summary>
    private static Known Ready() => new Known().Summary(Q, shares: 600, percent: 60).Summary(Before, shares: 400, percent: 50);

    private static void Equal(double expected, double? actual) => Assert.Equal(expected, actual!.Value, 1e-12);

    [Fact]
    public void Exposure_is_the_panel_s_shares_over_shares_outstanding() =>
        Equal(0.03, Ready().Manager(One, Q, 10, 100).Manager(Two, Q, 20, 200)[Exposure]); // 30 of 600 ÷ 0.60

    [Fact]
    public void Net_change_compares_each_quarter_with_its_own_shares_outstanding() =>
        Equal(0.05 - 0.01, Ready().Manager(One, Q, 50, 100).Manager(One, Before, 8, 100)[Change]); // 50 ÷ 1000 − 8 ÷ 800

    [Fact]
    public void Net_change_leaves_out_funds_without_a_quarter_before() =>
        Equal(0.05 - 0.01, Ready().Manager(One, Q, 50, 100).Manager(One, Before, 8, 100).Manager(Two, Q, 500, 100)[Change]);

    [Fact]
    public void Entries_and_exits_are_counted_among_funds_with_a_quarter_before()
    {
        var known = Ready()
            .Manager(One, Before, 1, 1, "ELSE").Manager(One, Q, 10, 1) // came in
            .Manager(Two, Before, 10, 1).Manager(Two, Q, 1, 1, "ELSE") // left
            .Manager("0000000003", Before, 10, 1).Manager("0000000003", Q, 20, 1) // stayed
            .Manager("0000000004", Q, 10, 1) // no quarter before: nobody knows
            .Manager("0000000005", Q.Previous.Previous, 10, 1).Manager("0000000005", Q, 1, 1, "ELSE"); // two quarters before
        Assert.Equal(1, known[Entries]);
        Assert.Equal(1, known[Exits]);
    }

    [Fact]
    public void Conviction_is_value_in_the_symbol_over_the_whole_value_null_symbols_too()
    {
        var known = Ready()
            .Manager(One, Q, 10, 30)
            .Manager(One, Q, 10, 50, symbol: null)
            .Manager(One, Q, 10, 20, symbol: "ELSE")
            .Manager(Two, Q, 10, 300, symbol: "ELSE");
        Equal(30.0 / 400, known[Conviction]);
    }

    [Fact]
    public void Rows_of_one_symbol_add_up()
    {
        var known = Ready().Manager(One, Q, 10, 30).Manager(One, Q, 15, 45).Manager(One, Q, 5, 25, symbol: "ELSE");
        Equal(0.025, known[Exposure]);
        Equal(0.75, known[Conviction]);
    }

    [Theory]
    [InlineData("PRN", "")]
    [InlineData("SH", "Put")]
    [InlineData("SH", "Call")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void Options_and_principal_amounts_are_no_shares(string? kind, string? option)
    {
        var known = Ready().Manager(One, Q, 10, 100).Manager(One, Q, 700, 700, kind: kind, option: option);
        Equal(0.01, known[Exposure]);
        Equal(1, known[Conviction]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Share")]
    public void An_empty_option_field_means_shares(string? option) =>
        Equal(0.01, Ready().Manager(One, Q, 10, 100, option: option)[Exposure]);

    [Fact]
    public void Only_options_in_the_symbol_is_no_holding()
    {
        var known = Ready().Manager(One, Before, 10, 1).Manager(One, Q, 10, 1, option: "Put");
        Assert.Equal(1, known[Exits]);
        Assert.Equal(0, known[Exposure]);
    }

    [Theory]
    [InlineData("2023-06-14", 0.05)]
    [InlineData("2023-06-15", 0.01)] // T0: the quarter before is the latest
    public void A_quarter_is_public_when_its_last_row_is(string last, double exposure) =>
        Equal(exposure, Ready()
            .Manager(One, Before, 10, 100)
            .Manager(One, Q, 25, 100, filed: "2023-05-10")
            .Manager(One, Q, 25, 100, symbol: "ELSE", filed: "2023-05-10")
            .Manager(One, Q, 25, 101, filed: last)[Exposure]);

    [Fact]
    public void A_fund_s_latest_quarter_may_be_later_than_that_of_the_summaries()
    {
        // 2023-07-17: Q is still 2023Q1; the fund filed 2023Q2 on July 12.
        var date = new DateOnly(2023, 7, 17);
        var known = Ready().Manager(One, Q, 10, 100).Manager(One, Q.Next, 40, 100, filed: "2023-07-12");
        Equal(0.04, known.Cell(Exposure, date));
        Equal(0.04 - (10.0 / 800), known.Cell(Change, date));
    }

    [Fact]
    public void The_quarter_before_must_be_visible_too()
    {
        var known = Ready().Manager(One, Q, 10, 100).Manager(One, Before, 8, 100, filed: "2023-06-15");
        Equal(0.01, known[Exposure]);
        Assert.Null(known[Change]);
        Assert.Equal(0, known[Entries]);
        Assert.Equal(0, known[Exits]);
    }

    [Theory]
    [InlineData("2023-05-18", 0.51)] // 230 days after the end of 2022Q3
    [InlineData("2023-05-19", 0.01)]
    public void A_filing_speaks_for_its_fund_for_230_days(string date, double exposure)
    {
        var known = Ready().Manager(One, new Quarter(2022, 3), 500, 100, filed: "2022-11-14").Manager(Two, Q, 10, 100, filed: "2023-05-10");
        Equal(exposure, known.Cell(Exposure, Day.Of(date)));
    }

    [Fact]
    public void All_are_missing_when_no_fund_counts()
    {
        var known = Ready().Manager(One, new Quarter(2022, 3), 500, 100);
        Assert.All([Exposure, Change, Entries, Exits, Conviction], feature => Assert.Null(known[feature]));
    }

    [Fact]
    public void Without_shares_outstanding_only_counts_and_conviction_are_known()
    {
        var known = new Known().Manager(One, Q, 10, 100).Manager(One, Before, 10, 100);
        Assert.Null(known[Exposure]);
        Assert.Null(known[Change]);
        Assert.Equal(0, known[Entries]);
        Assert.Equal(1, known[Conviction]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.0)]
    public void Shares_outstanding_are_unknown_when_the_percentage_is(double? percent)
    {
        var now = new Known().Summary(Q, 600, percent).Summary(Before).Manager(One, Q, 10, 1).Manager(One, Before, 10, 1);
        Assert.Null(now[Exposure]);
        Assert.Null(now[Change]);
        var before = new Known().Summary(Q).Summary(Before, 600, percent).Manager(One, Q, 10, 1).Manager(One, Before, 10, 1);
        Equal(0.01, before[Exposure]);
        Assert.Null(before[Change]);
    }

    [Fact]
    public void Conviction_is_missing_when_the_whole_value_is_zero()
    {
        var known = Ready().Manager(One, Q, 10, 0);
        Assert.Null(known[Conviction]);
        Equal(0.01, known[Exposure]);
    }

    [Fact]
    public void Holdings_and_shares_outstanding_are_restated_in_the_shares_of_the_sample_date()
    {
        // 4:1 on February 1, between the ends of Q−1 and Q: 8 of 800 were 32 of 3200; Q's counts are in new shares.
        Equal(0.05 - 0.01, Ready().Split("2023-02-01", 4, 1).Manager(One, Q, 50, 1).Manager(One, Before, 8, 1)[Change]);

        // The fund's quarter ended before a 2:1 split, the summary's after it: 10 are 20 of 1000.
        var late = Ready().Split("2023-02-01", 2, 1).Manager(One, Before, 10, 1);
        Equal(0.02, late[Exposure]);
    }

    [Fact]
    public void A_spin_off_restates_no_holding() =>
        Equal(0.01, Ready().Split("2023-02-01", 1324, 1000).Manager(One, Before, 10, 1)[Exposure]);

    [Theory]
    [InlineData(null)]
    [InlineData("--")]
    [InlineData("2023-03-30")]
    [InlineData("0202-05-10")]
    [InlineData("2028-05-10x")]
    public void Rows_with_an_impossible_filing_date_count_nowhere(string? filed)
    {
        var known = Ready().Manager(One, Q, 10, 100);
        var with = Ready().Manager(One, Q, 10, 100).Manager(Two, Q, 10, 100, filed: filed ?? "");
        Assert.Equal(known[Exposure], with[Exposure]);
    }

    [Fact]
    public void Other_spellings_of_the_symbol_do_not_match() =>
        Equal(0, Ready().Manager(One, Q, 10, 100, symbol: "acme")[Exposure]);
}
