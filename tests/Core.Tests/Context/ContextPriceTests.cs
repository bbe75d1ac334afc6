using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Context;

public sealed class ContextPriceTests
{
    private const string Volatility = "price_volatility_60d";
    private const string Momentum = "price_momentum_6m";
    private const string Reversal = "price_reversal_1m";
    private const string Dollars = "dollar_volume_20d";
    private const string Cap = "market_cap";

    /// <summary>The weekday that lies so many weekdays before c, June 14.</summary>
    private static DateOnly Before(int days)
    {
        var day = new DateOnly(2023, 6, 14);
        for (; days > 0; days--)
        {
            day = day.AddDays(day.DayOfWeek == DayOfWeek.Monday ? -3 : -1);
        }

        return day;
    }

    /// <summary>A symbol that closes on so many days before T0, and every day from then on.</summary>
    private static Known Closes(int closes) =>
        new Known().Flat("2022-11-01", "2022-12-30", 100).NoTrading("2022-11-01", Before(closes - 1).AddDays(-1).Iso());

    [Theory]
    [InlineData(59)]
    [InlineData(60)]
    public void Sixty_returns_need_61_closes(int closes) => Assert.Null(Closes(closes).Context(Volatility));

    [Fact]
    public void Volatility_is_the_deviation_of_sixty_log_returns_for_a_year()
    {
        var known = Closes(61);
        for (var i = 0; i <= 60; i += 2)
        {
            known.Close(Before(i).Iso(), 110);
        }

        // Thirty returns of ln 1.1 and thirty of −ln 1.1: their mean is 0, their variance 60 ln² 1.1 ÷ 59.
        Assert.Equal(Math.Log(1.1) * Math.Sqrt(60.0 / 59) * Math.Sqrt(252), known.Context(Volatility)!.Value, 1e-12);
        Assert.Equal(0, Closes(61).Context(Volatility));
    }

    [Fact]
    public void Momentum_ends_a_month_before_the_last_close()
    {
        Assert.Null(Closes(126).Context(Momentum));
        Assert.Equal(0.2, Closes(127).Close(Before(21).Iso(), 120).Close(Before(0).Iso(), 500).Context(Momentum)!.Value, 1e-12);
        Assert.Equal(0.25, Closes(127).Close(Before(126).Iso(), 80).Context(Momentum)!.Value, 1e-12);
    }

    [Fact]
    public void Reversal_is_the_return_of_the_month_before()
    {
        Assert.Null(Closes(21).Context(Reversal));
        Assert.Equal(0.1, Closes(22).Close(Before(0).Iso(), 110).Context(Reversal)!.Value, 1e-12);
        Assert.Equal(0.25, Closes(22).Close(Before(21).Iso(), 80).Context(Reversal)!.Value, 1e-12);
    }

    [Fact]
    public void The_close_of_the_entry_day_is_not_known_yet() =>
        Assert.Equal(0, Closes(22).Close("2023-06-15", 500).Close("2023-06-16", 500).Context(Reversal));

    [Fact]
    public void Splits_change_no_return() =>
        Assert.Equal(0.1, Closes(22).Split("2023-06-05", 10, 1).Split("2023-06-26", 3, 1).Close(Before(0).Iso(), 110).Context(Reversal)!.Value, 1e-12);

    [Fact]
    public void Dollars_traded_are_averaged_over_twenty_days()
    {
        Assert.Null(Closes(19).Volume("2023-01-02", "2023-12-29", 10).Context(Dollars));
        Assert.Equal(1000, Closes(20).Volume("2023-01-02", "2023-12-29", 10).Context(Dollars));
        Assert.Equal(1050, Closes(20).Volume("2023-01-02", "2023-12-29", 10).Close(Before(19).Iso(), 200).Context(Dollars));
    }

    [Fact]
    public void No_volume_is_zero_and_an_unknown_one_is_missing()
    {
        var day = Before(7).Iso();
        Assert.Equal(950, new Known().Volume("2023-01-02", "2023-12-29", 10).Volume(day, day, 0).Context(Dollars));
        Assert.Null(new Known().Volume("2023-01-02", "2023-12-29", 10).Volume(day, day, null).Context(Dollars));
        var earlier = Before(20).Iso();
        Assert.Equal(1000, new Known().Volume("2023-01-02", "2023-12-29", 10).Volume(earlier, earlier, null).Context(Dollars));
    }

    [Theory]
    [InlineData(2, 1, 1000)] // 200 dollars, 5 shares
    [InlineData(1324, 1000, 1324)] // 132.4 dollars; a spin-off leaves the volume
    public void The_dollars_are_those_of_the_close_and_the_volume_as_traded(decimal above, decimal below, double dollars) =>
        Assert.Equal(dollars, new Known().Split("2023-06-26", above, below).Volume("2023-01-02", "2023-12-29", 10).Context(Dollars)!.Value, 1e-9);

    [Theory]
    [InlineData(null, 1, 1, 100_000)]
    [InlineData("2023-05-01", 3, 1, 300_000)] // 3000 shares
    [InlineData("2023-07-03", 2, 1, 200_000)] // after D: the close was 200
    [InlineData("2023-05-01", 1324, 1000, 100_000)]
    [InlineData("2023-07-03", 1324, 1000, 132_400)]
    [InlineData("2023-06-15", 2, 1, 200_000)] // on D: 2000 shares, the close of the day before in D's shares
    public void The_market_cap_is_in_the_shares_of_the_sample_date(string? split, decimal above, decimal below, double cap)
    {
        var known = new Known().Summary(Known.Q); // 600 shares are 60 %
        Assert.Equal(cap, (split is null ? known : known.Split(split, above, below)).Context(Cap)!.Value, 1e-6);
    }

    [Fact]
    public void Without_shares_outstanding_there_is_no_market_cap()
    {
        Assert.Null(new Known().Context(Cap));
        Assert.Null(new Known().Summary(Known.Q, percent: 0).Context(Cap));
        Assert.Null(new Known().Summary(Known.Q, percent: null).Context(Cap));
        Assert.Null(new Known().Summary(Known.Q.Previous).Context(Cap));
    }

    [Fact]
    public void On_the_first_trading_day_all_columns_of_prices_are_missing()
    {
        var known = Closes(1).NoTrading("2023-06-14", "2023-06-14").Summary(Known.Q);
        Assert.All([Volatility, Momentum, Reversal, Dollars, Cap], column => Assert.Null(known.Context(column)));
    }

    [Theory]
    [InlineData("2023-06-16", "2022-11-28")] // D − 200
    [InlineData("2023-06-17", "2022-11-29")]
    public void Trading_days_more_than_200_days_before_the_sample_date_do_not_count(string date, string first)
    {
        var known = new Known().Flat("2022-11-01", "2022-12-30", 100);
        var day = Day.Of(date);
        Assert.Equal(Day.Of(first), known.Facts().AsOf(day, known.Sample(day).EntryDay).TradingDays.Span[0].Date);
    }

    [Fact]
    public void A_volume_is_restated_by_the_list_of_its_own_entry()
    {
        var split = new SplitHistory([SplitRatio.Create(new DateOnly(2023, 7, 3), 10, 1)!]);
        var prices = new PriceHistory(
        [
            new PriceSegment(DateTimeOffset.MinValue, [new DailyClose(new DateOnly(2023, 6, 1), 500, 8)], SplitHistory.None),
            new PriceSegment(DateTimeOffset.MaxValue, [new DailyClose(new DateOnly(2023, 6, 2), 60, 70)], split),
        ]);
        var days = prices.TradingDays(new DateOnly(2023, 1, 1), new DateOnly(2023, 6, 3), new DateOnly(2023, 6, 15)).ToArray();
        Assert.Equal(
            [new TradingDay(new DateOnly(2023, 6, 1), 500, 500 * 8), new TradingDay(new DateOnly(2023, 6, 2), 600, 600 * 7)],
            days);
    }
}
