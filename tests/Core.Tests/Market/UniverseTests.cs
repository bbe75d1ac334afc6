using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using Xunit;

namespace SmartMoney.Core.Tests.Market;

public sealed class UniverseTests
{
    [Fact]
    public void The_ranking_is_by_decreasing_weight_from_apple_on()
    {
        var ranking = Universe.Ranking;
        Assert.Equal("AAPL", ranking[0].Symbol);
        Assert.Equal(Enumerable.Range(1, ranking.Length), ranking.Select(member => member.Rank));
        Assert.All(ranking.Zip(ranking.Skip(1)), pair => Assert.True(pair.First.Weight >= pair.Second.Weight, pair.Second.Symbol));
        Assert.All(ranking, member => Assert.True(member.Weight > 0, member.Symbol));
    }

    [Fact]
    public void It_is_the_whole_index_and_nearly_all_of_its_weight()
    {
        Assert.InRange(Universe.Ranking.Length, 500, 506);
        Assert.InRange(Universe.Ranking.Sum(member => member.Weight), 99, 100.5);
    }

    [Fact]
    public void Every_member_is_named_once_in_the_one_spelling_of_symbols()
    {
        Assert.Equal(Universe.Ranking.Length, Universe.Ranking.Select(member => member.Symbol).Distinct().Count());
        Assert.All(Universe.Ranking, member => Assert.True(Ticker.TryParse(member.Symbol, out var symbol) && symbol == member.Symbol, member.Symbol));
    }

    [Fact]
    public void Later_ticker_changes_are_mapped()
    {
        var symbols = Universe.Ranking.Select(member => member.Symbol).ToHashSet();
        Assert.Contains("META", symbols);
        Assert.Contains("BRK-B", symbols);
        Assert.DoesNotContain("FB", symbols);
        Assert.DoesNotContain("BRK.B", symbols);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(100)]
    [InlineData(500)]
    public void The_top_is_the_beginning_of_the_ranking(int count) =>
        Assert.Equal(Universe.Ranking.Take(count).Select(member => member.Symbol), Universe.Top(count).AsEnumerable());

    [Fact]
    public void The_sample_is_in_the_index() =>
        Assert.All(Universe.Sample, symbol => Assert.Contains(Universe.Ranking, member => member.Symbol == symbol));
}
