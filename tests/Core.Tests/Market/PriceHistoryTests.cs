using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Market;

public sealed class PriceHistoryTests
{
    private static readonly DateTimeOffset Early = new(2023, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Late = new(2023, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static DailyClose Close(string day, decimal price) => new(Day.Of(day), price);

    private static SplitHistory Splits(params (string Day, decimal Above, decimal Below)[] ratios) =>
        new(ratios.Select(ratio => SplitRatio.Create(Day.Of(ratio.Day), ratio.Above, ratio.Below)!));

    private static PriceHistory One(params DailyClose[] closes) => new([new PriceSegment(Early, closes, SplitHistory.None)]);

    [Theory]
    [InlineData("2023-06-16", "2023-06-16")] // Friday, a trading day
    [InlineData("2023-06-18", "2023-06-16")]
    [InlineData("2023-06-23", "2023-06-16")] // 7 days
    [InlineData("2023-06-24", null)] // 8 days
    [InlineData("2023-06-15", null)] // before the first
    public void The_trading_day_up_to_a_day_is_at_most_seven_days_before(string day, string? expected) =>
        Assert.Equal(expected, One(Close("2023-06-16", 1)).TradingDayUpTo(Day.Of(day))?.Iso());

    [Theory]
    [InlineData("2023-06-16", "2023-06-16")]
    [InlineData("2023-06-10", "2023-06-16")]
    [InlineData("2023-06-09", "2023-06-16")] // 7 days
    [InlineData("2023-06-08", null)] // 8 days
    [InlineData("2023-06-17", null)] // after the last
    public void The_trading_day_from_a_day_is_at_most_seven_days_after(string day, string? expected) =>
        Assert.Equal(expected, One(Close("2023-06-16", 1)).TradingDayFrom(Day.Of(day))?.Iso());

    [Fact]
    public void A_day_with_a_price_of_zero_is_no_trading_day() =>
        Assert.Equal(new DateOnly(2023, 6, 14), One(Close("2023-06-14", 1), Close("2023-06-15", 0), Close("2023-06-16", -1)).TradingDayUpTo(new DateOnly(2023, 6, 16)));

    [Fact]
    public void Nothing_is_empty()
    {
        Assert.True(new PriceHistory([]).IsEmpty);
        Assert.True(One(Close("2023-06-14", 0)).IsEmpty);
        Assert.Null(new PriceHistory([]).TradingDayUpTo(new DateOnly(2023, 6, 14)));
    }

    [Fact]
    public void The_traded_close_is_the_adjusted_one_times_all_ratios_after_that_day()
    {
        var prices = new PriceHistory(
            [new PriceSegment(Early, [Close("2023-06-08", 10), Close("2023-06-09", 11)], Splits(("2023-06-09", 10, 1), ("2023-09-01", 1324, 1000)))]);
        Assert.Equal(10m * 10m * 1.324m, prices.TradedClose(new DateOnly(2023, 6, 8)));
        Assert.Equal(11m * 1.324m, prices.TradedClose(new DateOnly(2023, 6, 9)));
    }

    [Fact]
    public void A_close_is_restated_in_the_shares_of_an_earlier_and_of_a_later_day()
    {
        var prices = new PriceHistory(
            [new PriceSegment(Early, [Close("2023-06-08", 10), Close("2023-06-12", 12)], Splits(("2023-06-09", 10, 1), ("2023-09-01", 2, 1)))]);
        var before = new DateOnly(2023, 6, 8);
        var after = new DateOnly(2023, 6, 12);
        Assert.Equal(240m, prices.CloseInSharesOf(after, before)); // traded 24, times 10
        Assert.Equal(20m, prices.CloseInLaterSharesOf(before, after)); // traded 200, over 10
        Assert.Equal(24m, prices.CloseInSharesOf(after, after));
    }

    [Fact]
    public void The_close_of_a_day_without_trading_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => One(Close("2023-06-14", 1)).TradedClose(new DateOnly(2023, 6, 15)));

    [Fact]
    public void Two_fetches_with_a_split_between_them_equal_one_later_fetch()
    {
        // Fetched before the 10:1 split of July 3: prices as traded, no ratio. Fetched after it: all prices divided by ten.
        var split = Splits(("2023-07-03", 10, 1));
        var joined = new PriceHistory(
        [
            new PriceSegment(Early, [Close("2023-05-15", 500m), Close("2023-05-30", 525.5m)], SplitHistory.None),
            new PriceSegment(Late, [Close("2023-06-30", 60m), Close("2023-07-03", 61.2m)], split),
        ]);
        var whole = new PriceHistory(
        [
            new PriceSegment(Late, [Close("2023-05-15", 50m), Close("2023-05-30", 52.55m), Close("2023-06-30", 60m), Close("2023-07-03", 61.2m)], split),
        ]);
        List<DateOnly> days = [new(2023, 5, 15), new(2023, 5, 30), new(2023, 6, 30), new(2023, 7, 3)];
        Assert.Equal([500m, 525.5m, 600m, 61.2m], days.Select(joined.TradedClose));
        foreach (var (day, i) in days.Select((day, i) => (day, i)))
        {
            Assert.Equal(whole.TradedClose(day), joined.TradedClose(day));
            Assert.All(days.Skip(i), later => Assert.Equal(whole.CloseInSharesOf(later, day), joined.CloseInSharesOf(later, day)));
        }

        Assert.Equal(10, joined.Splits.ShareFactor(days[0], days[3]));
    }

    [Fact]
    public void Of_two_prices_for_a_day_the_newest_fetch_counts_in_whatever_order_they_come()
    {
        var old = new PriceSegment(Early, [Close("2023-05-15", 500m)], SplitHistory.None);
        var fresh = new PriceSegment(Late, [Close("2023-05-15", 51m)], Splits(("2023-07-03", 10, 1)));
        Assert.Equal(510m, new PriceHistory([old, fresh]).TradedClose(new DateOnly(2023, 5, 15)));
        Assert.Equal(510m, new PriceHistory([fresh, old]).TradedClose(new DateOnly(2023, 5, 15)));
    }
}
