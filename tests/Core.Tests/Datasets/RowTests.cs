using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Datasets;

public sealed class RowTests
{
    private static string? Drop(Known known, string date)
    {
        known.Build(Day.Of(date), out var drop);
        return drop;
    }

    [Theory]
    [InlineData("2023-06-08", null)] // 7 days before
    [InlineData("2023-06-07", "no_price")]
    public void The_entry_is_at_most_seven_days_before_the_sample_date(string last, string? drop) =>
        Assert.Equal(drop, Drop(new Known().NoTrading(Day.Of(last).AddDays(1).Iso(), "2023-06-15"), "2023-06-15"));

    [Theory]
    [InlineData("2023-07-06", null)] // 7 days after June 29
    [InlineData("2023-07-07", "no_future_price")]
    public void The_exit_is_at_most_seven_days_after_two_weeks(string first, string? drop) =>
        Assert.Equal(drop, Drop(new Known().NoTrading("2023-06-29", Day.Of(first).AddDays(-1).Iso()), "2023-06-15"));

    [Fact]
    public void A_symbol_listed_in_the_middle_of_the_range_has_rows_from_then_on()
    {
        var known = new Known().NoTrading("2023-01-02", "2023-06-15");
        Assert.Equal("no_price", Drop(known, "2023-06-15"));
        Assert.Null(Drop(known, "2023-07-15"));
    }

    [Fact]
    public void A_symbol_that_stops_trading_has_no_exit_and_later_no_entry()
    {
        var known = new Known().NoTrading("2023-06-21", "2023-12-29");
        Assert.Equal("no_future_price", Drop(known, "2023-06-15"));
        Assert.Equal("no_price", Drop(known, "2023-07-15"));
        Assert.Null(Drop(known, "2023-05-15"));
    }

    [Theory]
    [InlineData("2023-06-15", "2023-06-15", "2023-06-29")]
    [InlineData("2023-10-15", "2023-10-13", "2023-10-30")] // a Sunday; two weeks later is a Sunday too
    [InlineData("2023-07-15", "2023-07-14", "2023-07-31")] // a Saturday
    [InlineData("2023-06-19", "2023-06-16", "2023-07-03")] // a holiday on a Monday
    public void Entry_and_exit_fall_on_trading_days_and_the_date_stays_nominal(string date, string entry, string exit)
    {
        var known = new Known().NoTrading("2023-06-19", "2023-06-19").Close(entry, 40).Close(exit, 44);
        var sampled = known.Sample(Day.Of(date));
        Assert.Equal((Day.Of(date), Day.Of(entry)), (sampled.Row.Date, sampled.EntryDay));
        Assert.Equal((40, 44), (sampled.Row.PriceAtSample, sampled.Row.PriceAfter14d));
        Assert.Equal(0.1, sampled.Row.Return14d, 1e-15);
    }

    [Fact]
    public void A_day_without_a_positive_price_is_no_trading_day() =>
        Assert.Equal(new DateOnly(2023, 6, 14), new Known().Close("2023-06-15", 0).Sample(Known.Date).EntryDay);

    [Theory]
    [InlineData("105", 0)] // a return of exactly the threshold
    [InlineData("105.0001", 1)]
    [InlineData("104.9999", 0)]
    [InlineData("95", 0)]
    public void The_label_is_one_strictly_above_the_threshold(string exit, int label) =>
        Assert.Equal(label, new Known().Close("2023-06-29", decimal.Parse(exit, System.Globalization.CultureInfo.InvariantCulture)).Row(Known.Date).Label);

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(0.01, 0)]
    [InlineData(-0.01, 1)]
    public void The_threshold_is_the_run_s(double threshold, int label) =>
        Assert.Equal(label, new Known().Close("2023-06-29", 101).Build(Known.Date, out _, threshold)!.Row.Label);

    [Theory]
    [InlineData("1.00005", 1.0000)]
    [InlineData("1.00015", 1.0002)]
    [InlineData("1.00025", 1.0002)]
    [InlineData("1.000251", 1.0003)]
    public void Prices_are_rounded_half_to_even_to_four_places(string price, double rounded)
    {
        var close = decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture);
        var row = new Known().Close("2023-06-15", close).Close("2023-06-29", close).Row(Known.Date);
        Assert.Equal((rounded, rounded), (row.PriceAtSample, row.PriceAfter14d));
    }

    [Fact]
    public void The_return_is_not_rounded() =>
        Assert.Equal(1.0 / 3, new Known().Close("2023-06-15", 3).Close("2023-06-29", 4).Row(Known.Date).Return14d, 1e-15);

    [Fact]
    public void The_return_is_not_made_of_rounded_prices() =>
        Assert.Equal(0.5, new Known().Close("2023-06-15", 0.00002m).Close("2023-06-29", 0.00003m).Row(Known.Date).Return14d, 1e-15);

    [Fact]
    public void A_split_inside_the_label_leaves_the_return_and_restates_the_exit()
    {
        // Adjusted 10 → 12 over a 3:1 split on June 20: traded 30, then 12; in the entry's shares 36.
        var row = new Known().Split("2023-06-20", 3, 1).Close("2023-06-15", 10).Close("2023-06-29", 12).Row(Known.Date);
        Assert.Equal((30, 36, 1), (row.PriceAtSample, row.PriceAfter14d, row.Label));
        Assert.Equal(0.2, row.Return14d, 1e-15);
    }

    [Theory]
    [InlineData("2023-06-15", 10, 12)] // on T0: both are in new shares
    [InlineData("2023-06-16", 30, 36)]
    [InlineData("2023-06-29", 30, 36)] // on T1
    [InlineData("2023-06-30", 30, 36)] // after T1: both were traded in old shares
    public void Ratios_after_the_entry_restate_both_prices(string split, double entry, double exit)
    {
        var row = new Known().Split(split, 3, 1).Close("2023-06-15", 10).Close("2023-06-29", 12).Row(Known.Date);
        Assert.Equal((entry, exit), (row.PriceAtSample, row.PriceAfter14d));
    }

    [Fact]
    public void A_spin_off_inside_the_label_restates_the_prices()
    {
        // Adjusted 50 → 50 over 1324:1000: traded at 66.2, then at 50, which is 66.2 in the entry's shares.
        var row = new Known().Split("2023-06-20", 1324, 1000).Close("2023-06-15", 50).Close("2023-06-29", 50).Row(Known.Date);
        Assert.Equal((66.2, 66.2, 0), (row.PriceAtSample, row.PriceAfter14d, row.Return14d));
    }

    [Fact]
    public void A_ratio_listed_twice_for_a_day_restates_prices_once() =>
        Assert.Equal(300, new Known().Split("2023-06-20", 3, 1).Split("2023-06-20", 3, 1).Row(Known.Date).PriceAtSample);

    [Fact]
    public void A_row_knows_the_latest_publication_it_used()
    {
        var sampled = new Known()
            .Insider("2023-06-01", "2023-06-02")
            .Congress("2023-06-12", "2023-04-03")
            .Congress("2023-06-15", "2023-04-04")
            .Sample(Known.Date);
        Assert.Equal(new DateOnly(2023, 6, 12), sampled.LatestPublicDate);
        Assert.Equal(70, sampled.LargestLagDays); // April 3 to June 12
        Assert.Null(new Known().Sample(Known.Date).LatestPublicDate);
    }

    [Fact]
    public void Reasons_without_a_row_are_named_as_in_the_report() =>
        Assert.Equal(("no_price", "no_future_price"), (RowDrop.NoPrice, RowDrop.NoFuturePrice));
}
