using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class CongressTests
{
    private const string Buys = "congress_buy_count_90d";
    private const string Sells = "congress_sell_count_90d";
    private const string Net = "congress_net_sentiment";
    private const string Recent = "congress_recent_activity_7d";

    private static void Equal(double buys, double sells, double recent, Known known, DateOnly? date = null)
    {
        var day = date ?? Known.Date;
        Assert.Equal(
            (buys, sells, buys - sells, recent),
            (known.Cell(Buys, day), known.Cell(Sells, day), known.Cell(Net, day), known.Cell(Recent, day)));
    }

    [Fact]
    public void No_disclosure_is_zero() => Equal(0, 0, 0, new Known());

    [Fact]
    public void Purchases_and_sales_are_counted_and_subtracted() =>
        Equal(1, 3, 0, new Known()
            .Congress("2023-05-01", "2023-04-03", "Purchase")
            .Congress("2023-05-01", "2023-04-03", "Sale")
            .Congress("2023-05-01", "2023-04-03", "Sale (Full)")
            .Congress("2023-05-01", "2023-04-03", "Sale (Partial)"));

    [Theory]
    [InlineData("purchase", 1, 0)]
    [InlineData("PURCHASE (additional)", 1, 0)]
    [InlineData("sale_full", 0, 1)]
    [InlineData("Exchange", 0, 0)]
    [InlineData("Partial sale", 0, 0)]
    [InlineData("Receive", 0, 0)]
    [InlineData("", 0, 0)]
    [InlineData(null, 0, 0)]
    public void The_beginning_of_the_type_decides(string? type, double buys, double sells) =>
        Equal(buys, sells, 0, new Known().Congress("2023-05-01", "2023-04-03", type));

    [Theory]
    [InlineData("2023-03-17", 0)] // D−90 itself
    [InlineData("2023-03-18", 1)]
    [InlineData("2023-06-14", 1)]
    [InlineData("2023-06-15", 0)] // T0
    [InlineData("2023-06-16", 0)]
    public void The_window_is_by_disclosure(string disclosed, double buys) =>
        Assert.Equal(buys, new Known().Congress(disclosed, "2023-03-01")[Buys]);

    [Theory]
    [InlineData("2023-06-08", 0)] // D−7 itself
    [InlineData("2023-06-09", 1)]
    [InlineData("2023-06-14", 1)]
    [InlineData("2023-06-15", 0)]
    public void Recent_is_within_seven_days(string disclosed, double recent) =>
        Assert.Equal(recent, new Known().Congress(disclosed, "2023-03-01")[Recent]);

    [Fact]
    public void An_exchange_counts_only_as_recent_activity() =>
        Equal(0, 0, 1, new Known().Congress("2023-06-12", "2023-05-01", "Exchange"));

    [Fact]
    public void On_a_weekend_disclosures_of_the_last_trading_day_are_not_visible() =>
        Equal(1, 0, 1, new Known().Congress("2023-10-12", "2023-09-01").Congress("2023-10-13", "2023-09-02"), new DateOnly(2023, 10, 15));

    [Fact]
    public void The_age_of_the_trade_does_not_matter() =>
        Equal(1, 0, 0, new Known().Congress("2023-05-01", "2021-01-04"));

    [Theory]
    [InlineData(null)]
    [InlineData("--")]
    [InlineData("0202-05-01")]
    public void A_row_with_a_missing_or_ancient_transaction_date_is_kept(string? traded) =>
        Equal(1, 0, 0, new Known().Congress("2023-05-01", traded));

    [Theory]
    [InlineData(null, "2023-04-03")]
    [InlineData("2023-5-1", "2023-04-03")]
    [InlineData("0202-05-01", "2023-04-03")]
    [InlineData("2028-05-01", "2023-04-03")]
    [InlineData("2023-05-01", "2023-05-02")] // disclosed before it happened
    [InlineData("2023-05-01", "2028-05-01")]
    public void A_row_with_an_impossible_date_is_dropped(string? disclosed, string? traded) =>
        Equal(0, 0, 0, new Known().Congress(disclosed, traded));

    [Fact]
    public void Disclosed_on_the_day_of_the_trade_is_no_error() => Equal(1, 0, 0, new Known().Congress("2023-05-01", "2023-05-01"));

    [Fact]
    public void A_trade_disclosed_twice_counts_once_whatever_the_case_and_outer_blanks() =>
        Equal(1, 0, 0, new Known()
            .Congress("2023-05-01", "2023-04-03", "Purchase", "Jane", "Doe", "Self", "$1,001 - $15,000", "Acme Inc", "Stock")
            .Congress("2023-05-02", "2023-04-03", "PURCHASE ", " jane", "DOE", " self ", "$1,001 - $15,000 ", "ACME INC", "stock"));

    [Fact]
    public void A_trade_disclosed_twice_counts_from_its_first_disclosure()
    {
        // First on March 17, out of the window; again on June 12: neither a purchase of the quarter nor recent activity.
        Equal(0, 0, 0, new Known().Congress("2023-06-12", "2023-03-01").Congress("2023-03-17", "2023-03-01"));
    }

    [Fact]
    public void Null_and_empty_fields_are_alike() =>
        Equal(1, 0, 0, new Known()
            .Congress("2023-05-01", "2023-04-03", owner: null, kind: null)
            .Congress("2023-05-02", "2023-04-03", owner: "", kind: " "));

    [Fact]
    public void A_difference_in_any_of_the_eight_fields_is_another_trade()
    {
        var known = new Known()
            .Congress("2023-05-01", "2023-04-03")
            .Congress("2023-05-01", "2023-04-04")
            .Congress("2023-05-01", "2023-04-03", type: "Purchase (Partial)")
            .Congress("2023-05-01", "2023-04-03", first: "Joan")
            .Congress("2023-05-01", "2023-04-03", last: "Roe")
            .Congress("2023-05-01", "2023-04-03", owner: "Spouse")
            .Congress("2023-05-01", "2023-04-03", amount: "$15,001 - $50,000")
            .Congress("2023-05-01", "2023-04-03", asset: "Acme Inc Class B")
            .Congress("2023-05-01", "2023-04-03", kind: "ST");
        Equal(9, 0, 0, known);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(" ", 1)]
    [InlineData("Stock", 1)]
    [InlineData(" STOCK ", 1)]
    [InlineData("st", 1)]
    [InlineData("CS", 1)]
    [InlineData("Common  Stock", 0)]
    [InlineData("common stock", 1)]
    [InlineData("Stock Option", 0)]
    [InlineData("OP", 0)]
    [InlineData("Corporate Bond", 0)]
    [InlineData("Other Securities", 0)]
    public void Only_trades_of_the_stock_count(string? kind, double counted) =>
        Equal(counted, 0, counted, new Known().Congress("2023-06-12", "2023-05-01", kind: kind));

    [Fact]
    public void An_option_is_no_first_disclosure_of_the_stock() =>
        Equal(1, 0, 1, new Known()
            .Congress("2023-05-01", "2023-04-03", kind: "Stock Option")
            .Congress("2023-06-12", "2023-04-03", kind: "Stock"));

    [Fact]
    public void Inner_blanks_are_a_difference() =>
        Equal(2, 0, 0, new Known().Congress("2023-05-01", "2023-04-03").Congress("2023-05-01", "2023-04-03", asset: "Acme  Inc"));
}
