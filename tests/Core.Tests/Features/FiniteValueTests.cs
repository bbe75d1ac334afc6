using SmartMoney.Core.Features;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class FiniteValueTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_that_is_no_number_is_missing_with_a_reason(double value) =>
        Assert.Equal((null, "the facts give no finite number"), (FeatureValue.Of(value, []).Value, FeatureValue.Of(value, []).MissingBecause));

    [Fact]
    public void The_largest_number_is_one() => Assert.Equal(double.MaxValue, FeatureValue.Of(double.MaxValue, []).Value);
}
