using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Filings;

public sealed class FactSeriesTests
{
    private static FundHolding Published(string day) => new("SPY", new DateOnly(2023, 3, 31), Day.Of(day), 1);

    [Fact]
    public void Only_facts_published_before_the_entry_day_are_visible_oldest_first()
    {
        var series = new FactSeries<FundHolding>([Published("2023-06-15"), Published("2023-06-14"), Published("2023-06-16"), Published("2023-06-01")]);
        var visible = series.AsOf(new DateOnly(2023, 6, 15));
        Assert.Equal(["2023-06-01", "2023-06-14"], visible.Select(fact => fact.PublicDate.Iso()));
        Assert.Equal(visible, [visible[0], visible[1]]);
        Assert.Equal(["2023-06-15", "2023-06-16"], series.NotYetPublic(new DateOnly(2023, 6, 15)).Select(fact => fact.PublicDate.Iso()));
    }

    [Theory]
    [InlineData("2023-06-01", 0)]
    [InlineData("2023-06-02", 3)]
    [InlineData("2030-01-01", 3)]
    public void Facts_of_one_day_become_visible_together(string day, int count)
    {
        var series = new FactSeries<FundHolding>([Published("2023-06-01"), Published("2023-06-01"), Published("2023-06-01")]);
        Assert.Equal(count, series.AsOf(Day.Of(day)).Count);
    }

    [Fact]
    public void A_summary_is_public_at_the_deadline_of_its_quarter() =>
        Assert.Equal(new DateOnly(2022, 5, 16), new PositionsSummary(new(2022, 1), 1, 1, 1, 1, 1).PublicDate);
}
