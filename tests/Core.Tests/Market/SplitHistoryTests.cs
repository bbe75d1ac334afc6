using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Market;

public sealed class SplitHistoryTests
{
    private static readonly DateOnly Start = new(2023, 1, 2);
    private static readonly DateOnly End = new(2023, 12, 29);

    private static SplitRatio Ratio(string day, decimal above, decimal below) => SplitRatio.Create(Day.Of(day), above, below)!;

    [Fact]
    public void Prices_are_restated_by_every_ratio_and_shares_by_share_splits_only()
    {
        var splits = new SplitHistory([Ratio("2023-06-09", 3, 1), Ratio("2023-08-01", 1324, 1000), Ratio("2023-09-01", 1, 2)]);
        Assert.Equal(100m * 3m * 1.324m / 2m, splits.PriceInBasisOf(100m, Start, End));
        Assert.Equal(1.5, splits.ShareFactor(Start, End));
    }

    [Theory]
    [InlineData("2023-06-08", "2023-06-09", 10)] // through the day itself
    [InlineData("2023-06-09", "2023-06-30", 1)] // not after it
    [InlineData("2023-06-01", "2023-06-08", 1)]
    [InlineData("2023-06-09", "2023-06-09", 1)]
    public void A_ratio_counts_after_the_first_day_and_through_the_second(string after, string through, int factor)
    {
        var splits = new SplitHistory([Ratio("2023-06-09", 10, 1)]);
        Assert.Equal(factor, splits.PriceInBasisOf(1, Day.Of(after), Day.Of(through)));
        Assert.Equal(factor, splits.ShareFactor(Day.Of(after), Day.Of(through)));
    }

    [Fact]
    public void A_ratio_listed_twice_for_a_day_counts_once_however_it_is_written()
    {
        var splits = new SplitHistory([Ratio("2023-06-09", 2, 1), Ratio("2023-06-09", 2, 1), Ratio("2023-06-09", 4, 2)]);
        Assert.Equal(2, splits.ShareFactor(Start, End));
        Assert.Equal(2, splits.PriceInBasisOf(1, Start, End));
    }

    [Fact]
    public void Different_ratios_of_a_day_and_equal_ratios_of_different_days_all_count()
    {
        var splits = new SplitHistory([Ratio("2023-06-09", 2, 1), Ratio("2023-06-09", 3, 1), Ratio("2023-06-10", 2, 1)]);
        Assert.Equal(12, splits.ShareFactor(Start, End));
    }

    [Fact]
    public void Ratios_whose_terms_no_decimal_holds_make_prices_all_the_same()
    {
        var splits = new SplitHistory(Enumerable.Range(1994, 30).Select(year => Ratio($"{year}-11-30", 21, 20)));

        // 100 × 1.05²⁰ to 28 digits: 20²⁰ is beyond 2⁸⁶, 100 × 21²⁰ beyond 2⁹⁴.
        Assert.Equal(265.3297705144420133945430765m, splits.PriceInBasisOf(100, Day.Of("2003-12-31"), Day.Of("2023-12-29")));
        Assert.Equal(Math.Pow(1.05, 30), (double)splits.PriceInBasisOf(1, Day.Of("1994-01-01"), End), 12);
        Assert.Throws<OverflowException>(() => new SplitHistory([Ratio("2023-06-09", 1e28m, 1)]).PriceInBasisOf(100, Start, End));
    }

    [Fact]
    public void Prices_keep_their_digits_when_ratios_cancel() =>
        Assert.Equal(
            33.335m,
            new SplitHistory([Ratio("2023-06-09", 3, 1), Ratio("2023-06-12", 1, 3)]).PriceInBasisOf(33.335m, Start, End));
}
