using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class FeatureSchemaTests
{
    [Fact]
    public void Every_feature_is_in_the_list_once()
    {
        var classes = typeof(Feature).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Feature)) && !type.IsAbstract);

        Assert.Equal(
            classes.Select(type => type.Name).Order(StringComparer.Ordinal),
            FeatureSchema.Features.Select(feature => feature.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(FeatureSchema.Count, FeatureSchema.Features.DistinctBy(feature => feature.Name).Count());
    }

    [Fact]
    public void A_feature_is_found_by_its_name() =>
        Assert.All(FeatureSchema.Features, feature => Assert.Same(feature, FeatureSchema.Find(feature.Name)));

    [Fact]
    public void No_feature_has_a_name_that_is_not_in_the_list() => Assert.Null(FeatureSchema.Find("no_such_feature"));

    [Theory]
    [InlineData(FeatureFamily.Insider, 90)]
    [InlineData(FeatureFamily.Institution, 0)]
    [InlineData(FeatureFamily.Congress, 90)]
    [InlineData(FeatureFamily.HedgeFund, 0)]
    [InlineData(FeatureFamily.Etf, 0)]
    public void A_family_looks_as_far_back_as_its_longest_window(FeatureFamily family, int days) =>
        Assert.Equal(days, FeatureSchema.LongestWindow(family));
}
