using System.Globalization;
using SmartMoney.Core.Market;
using Xunit;

namespace SmartMoney.Core.Tests.Market;

public sealed class SplitRatioTests
{
    private static readonly DateOnly Date = new(2023, 6, 9);

    [Theory]
    [InlineData("10", "1", "10:1", true)]
    [InlineData("3", "2", "3:2", true)]
    [InlineData("1", "8", "1:8", true)]
    [InlineData("21", "20", "21:20", true)] // the smaller term is 20
    [InlineData("20", "21", "20:21", true)]
    [InlineData("22", "21", "22:21", false)]
    [InlineData("1324", "1000", "331:250", false)]
    [InlineData("1000", "1324", "250:331", false)]
    [InlineData("2000", "1000", "2:1", true)]
    [InlineData("1050", "1000", "21:20", true)]
    [InlineData("1.5", "1", "3:2", true)]
    [InlineData("1", "0.125", "8:1", true)]
    [InlineData("1.05", "1", "21:20", true)]
    [InlineData("1.324", "1.000", "331:250", false)]
    [InlineData("2.50", "0.5", "5:1", true)]
    [InlineData("1.0000000000000000000000000001", "1", "10000000000000000000000000001:10000000000000000000000000000", false)]
    public void A_ratio_is_reduced_and_a_share_split_when_its_smaller_term_is_at_most_20(string above, string below, string reduced, bool isSplit)
    {
        var ratio = SplitRatio.Create(Date, Number(above), Number(below))!;
        Assert.Equal(reduced, $"{ratio.Numerator}:{ratio.Denominator}");
        Assert.Equal(isSplit, ratio.IsShareSplit);
    }

    [Theory]
    [InlineData("0", "1")]
    [InlineData("1", "0")]
    [InlineData("-2", "1")]
    [InlineData("2", "-1")]
    public void A_term_that_is_not_positive_is_no_ratio(string above, string below) =>
        Assert.Null(SplitRatio.Create(Date, Number(above), Number(below)));

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
