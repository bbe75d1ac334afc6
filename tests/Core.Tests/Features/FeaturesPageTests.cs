using SmartMoney.Core.Context;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class FeaturesPageTests
{
    private readonly FeaturesPage _page = FeaturesPage.Read();

    [Fact]
    public void The_page_lists_every_feature_in_order_with_its_family_and_window() => Assert.Equal(
        FeatureSchema.Features.Select(feature => new FeatureRow(FeatureSchema.NumberOf(feature), feature.Name, feature.Family, feature.WindowDays)),
        _page.Features);

    [Fact]
    public void The_heading_of_a_family_has_the_numbers_of_its_features() => Assert.Equal(
        FeatureSchema.Features
            .GroupBy(feature => feature.Family, FeatureSchema.NumberOf)
            .Select(numbers => new FamilySection(numbers.Key, numbers.First(), numbers.Last())),
        _page.Sections);

    [Fact]
    public void The_page_lists_every_context_column_in_order() =>
        Assert.Equal(ContextSchema.Columns.Select(column => (ContextSchema.NumberOf(column), column.Name)), _page.Context);

    [Fact]
    public void The_columns_whose_unit_is_a_count_are_whole_numbers() => Assert.Equal(
        FeatureSchema.Features.Where(feature => feature.IsCount).Select(feature => feature.Name)
            .Concat(ContextSchema.Columns.Where(column => column.IsCount).Select(column => column.Name)),
        _page.Units.Where(unit => unit.Value is "count" or "managers" or "trades" or "funds" or "days" or "0 or 1").Select(unit => unit.Key));

    [Fact]
    public void The_page_names_the_version_of_the_contract() =>
        Assert.Contains($"Version {FeatureSchema.ContractVersion} of the contract.", _page.Text, StringComparison.Ordinal);

    [Fact]
    public void The_page_says_how_many_columns_there_are() => Assert.Contains(
        $"{DatasetColumns.Names.Length} columns: five that identify and price a row, {FeatureSchema.Count} features, one label",
        _page.Text,
        StringComparison.Ordinal);
}
