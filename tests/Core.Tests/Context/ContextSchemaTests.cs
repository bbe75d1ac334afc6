using SmartMoney.Core.Context;
using SmartMoney.Core.Features.Schema;
using Xunit;

namespace SmartMoney.Core.Tests.Context;

public sealed class ContextSchemaTests
{
    [Fact]
    public void Every_column_is_in_the_list_once()
    {
        var classes = typeof(ContextColumn).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ContextColumn)) && !type.IsAbstract);

        Assert.Equal(
            classes.Select(type => type.Name).Order(StringComparer.Ordinal),
            ContextSchema.Columns.Select(column => column.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(11, ContextSchema.Columns.Select(column => column.Name).Distinct().Count());
    }

    [Fact]
    public void No_column_has_the_name_of_a_feature() =>
        Assert.All(ContextSchema.Columns, column => Assert.Null(FeatureSchema.Find(column.Name)));

    [Fact]
    public void A_column_is_found_by_its_name() =>
        Assert.All(ContextSchema.Columns, column => Assert.Same(column, ContextSchema.Find(column.Name)));

    [Fact]
    public void No_column_has_a_name_that_is_not_in_the_list() => Assert.Null(ContextSchema.Find("no_such_column"));
}
