using SmartMoney.Core.Market;
using SmartMoney.Sources.Files;
using Xunit;

namespace SmartMoney.Sources.Tests.Files;

public sealed class SplitTextTests
{
    private static readonly DateOnly Day = new(2024, 6, 10);

    [Theory]
    [InlineData("4:1", 4, 1)]
    [InlineData("1:8", 1, 8)]
    [InlineData("21:20", 21, 20)]
    [InlineData("1324:1000", 331, 250)]
    [InlineData("1.5:1", 3, 2)]
    [InlineData("4", 4, 1)]
    [InlineData("4.0", 4, 1)]
    [InlineData("1.3333", 4, 3)]
    [InlineData("0.3333", 1, 3)]
    [InlineData("0.125", 1, 8)]
    [InlineData("1.05", 21, 20)]
    [InlineData("1.324", 331, 250)]
    public void A_split_is_a_ratio_or_the_new_shares_for_each_old_one(string text, int numerator, int denominator) =>
        Assert.Equal(new SplitRatio(Day, numerator, denominator), SplitText.Parse(Day, text));

    [Theory]
    [InlineData("0")]
    [InlineData("-2")]
    [InlineData("4:0")]
    [InlineData("4:1:2")]
    [InlineData("4-1")]
    [InlineData("four")]
    [InlineData("1e3")]
    [InlineData("10000000000")]
    public void Anything_else_is_no_split(string text) => Assert.Null(SplitText.Parse(Day, text));
}
