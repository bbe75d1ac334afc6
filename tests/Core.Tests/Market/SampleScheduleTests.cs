using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Market;

public sealed class SampleScheduleTests
{
    [Fact]
    public void The_default_range_has_the_fifteenth_of_36_months()
    {
        var dates = SampleSchedule.Dates(new DateOnly(2022, 1, 1), new DateOnly(2024, 12, 31), 15);
        Assert.Equal(36, dates.Length);
        Assert.Equal((new DateOnly(2022, 1, 15), new DateOnly(2022, 2, 15), new DateOnly(2024, 12, 15)), (dates[0], dates[1], dates[^1]));
        Assert.All(dates, date => Assert.Equal(15, date.Day));
    }

    [Theory]
    [InlineData("2023-01-15", "2023-02-15", 2)] // both ends belong to the range
    [InlineData("2023-01-16", "2023-02-14", 0)]
    [InlineData("2023-01-16", "2023-02-15", 1)]
    [InlineData("2023-01-15", "2023-01-15", 1)]
    [InlineData("2023-02-15", "2023-01-15", 0)]
    public void Dates_lie_within_the_range(string from, string to, int count) =>
        Assert.Equal(count, SampleSchedule.Dates(Day.Of(from), Day.Of(to), 15).Length);

    [Theory]
    [InlineData(28, "2023-01-28", "2023-02-28", "2023-03-28")]
    [InlineData(30, "2023-01-30", "2023-02-28", "2023-03-30")]
    [InlineData(31, "2023-01-31", "2023-02-28", "2023-03-31")]
    public void A_day_that_a_month_does_not_have_is_its_last(int day, params string[] dates) =>
        Assert.Equal(dates.Select(Day.Of), SampleSchedule.Dates(new DateOnly(2023, 1, 1), new DateOnly(2023, 3, 31), day));

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public void A_day_that_no_month_has_is_refused(int day) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSchedule.Dates(new DateOnly(2023, 1, 1), new DateOnly(2023, 3, 31), day));
}
