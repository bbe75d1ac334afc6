using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Market;

public sealed class QuarterTests
{
    [Theory]
    [InlineData(2020, 4, "2021-02-16")] // February 14 is a Sunday, Monday 15 is Presidents' Day
    [InlineData(2021, 4, "2022-02-14")] // a Monday, but Presidents' Day is the 21st
    [InlineData(2022, 4, "2023-02-14")]
    [InlineData(2023, 4, "2024-02-14")]
    [InlineData(2024, 4, "2025-02-14")]
    [InlineData(2025, 4, "2026-02-17")] // February 14 is a Saturday, Monday 16 is Presidents' Day
    [InlineData(2026, 4, "2027-02-16")]
    [InlineData(2022, 1, "2022-05-16")] // May 15 is a Sunday
    [InlineData(2023, 1, "2023-05-15")]
    [InlineData(2024, 1, "2024-05-15")]
    [InlineData(2021, 1, "2021-05-17")] // a Saturday
    [InlineData(2022, 2, "2022-08-15")] // August 14 is a Sunday
    [InlineData(2023, 2, "2023-08-14")]
    [InlineData(2024, 2, "2024-08-14")]
    [InlineData(2021, 2, "2021-08-16")] // a Saturday
    [InlineData(2021, 3, "2021-11-15")] // November 14 is a Sunday
    [InlineData(2022, 3, "2022-11-14")]
    [InlineData(2023, 3, "2023-11-14")]
    [InlineData(2024, 3, "2024-11-14")]
    public void The_deadline_is_45_days_after_the_end_moved_past_weekends_and_presidents_day(int year, int number, string deadline) =>
        Assert.Equal(Day.Of(deadline), new Quarter(year, number).FilingDeadline);

    [Theory]
    [InlineData("2022-02-14", "2021Q3")] // on the deadline itself
    [InlineData("2022-02-15", "2021Q4")]
    [InlineData("2023-02-14", "2022Q3")]
    [InlineData("2023-02-15", "2022Q4")]
    [InlineData("2024-02-15", "2023Q4")]
    [InlineData("2025-02-14", "2024Q3")]
    [InlineData("2026-02-17", "2025Q3")]
    [InlineData("2026-02-18", "2025Q4")]
    [InlineData("2022-05-13", "2021Q4")]
    [InlineData("2022-05-16", "2021Q4")]
    [InlineData("2022-05-17", "2022Q1")]
    [InlineData("2023-05-15", "2022Q4")]
    [InlineData("2024-05-16", "2024Q1")]
    [InlineData("2022-08-15", "2022Q1")]
    [InlineData("2023-08-15", "2023Q2")]
    [InlineData("2024-11-14", "2024Q2")]
    [InlineData("2024-11-15", "2024Q3")]
    [InlineData("2023-12-31", "2023Q3")]
    [InlineData("2024-01-02", "2023Q3")]
    public void The_latest_quarter_due_is_the_last_whose_deadline_is_past(string day, string quarter) =>
        Assert.Equal(quarter, Quarter.LatestDueBefore(Day.Of(day)).ToString());

    [Theory]
    [InlineData("2024-01-01", "2024Q1", "2024-01-01", "2024-03-31")]
    [InlineData("2024-02-29", "2024Q1", "2024-01-01", "2024-03-31")]
    [InlineData("2024-04-01", "2024Q2", "2024-04-01", "2024-06-30")]
    [InlineData("2024-09-30", "2024Q3", "2024-07-01", "2024-09-30")]
    [InlineData("2024-12-31", "2024Q4", "2024-10-01", "2024-12-31")]
    public void A_day_lies_in_its_calendar_quarter(string day, string name, string start, string end)
    {
        var quarter = Quarter.Of(Day.Of(day));
        Assert.Equal((name, Day.Of(start), Day.Of(end)), (quarter.ToString(), quarter.Start, quarter.End));
    }

    [Fact]
    public void Quarters_follow_each_other_over_the_turn_of_the_year()
    {
        Assert.Equal(new Quarter(2023, 4), new Quarter(2024, 1).Previous);
        Assert.Equal(new Quarter(2024, 1), new Quarter(2023, 4).Next);
        Assert.Equal(
            ["2023Q3", "2023Q4", "2024Q1"],
            Quarter.Range(new Quarter(2023, 3), new Quarter(2024, 1)).Select(quarter => quarter.ToString()));
        Assert.Empty(Quarter.Range(new Quarter(2024, 1), new Quarter(2023, 4)));
    }

    [Fact]
    public void Quarters_are_ordered_in_time()
    {
        Assert.True(new Quarter(2023, 4) < new Quarter(2024, 1));
        Assert.True(new Quarter(2024, 2) > new Quarter(2024, 1));
        Assert.True(new Quarter(2024, 2) >= new Quarter(2024, 2));
        Assert.False(new Quarter(2024, 2) <= new Quarter(2024, 1));
    }
}
