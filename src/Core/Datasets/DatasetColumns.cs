using System.Collections.Immutable;
using SmartMoney.Core.Context;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Core.Datasets;

/// <summary>The columns of a dataset, in order.</summary>
public static class DatasetColumns
{
    /// <summary>The number of columns before the first feature.</summary>
    public const int BeforeFeatures = 5;

    /// <summary>The column names, in the order of the file.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "symbol",
        "date",
        "price_at_sample",
        "price_after_14d",
        "return_14d",
        .. FeatureSchema.Features.Select(feature => feature.Name),
        "label",
    ];

    /// <summary>The column names of the context file, in its order.</summary>
    public static ImmutableArray<string> ContextNames { get; } = ["symbol", "date", .. ContextSchema.Columns.Select(column => column.Name)];

    /// <summary>How dates are written.</summary>
    public const string DateFormat = "yyyy-MM-dd";
}
