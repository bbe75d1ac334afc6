using System.Collections.Immutable;
using SmartMoney.Core.Context;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Core.Datasets;

/// <summary>The columns of a dataset, in order.</summary>
public static class DatasetColumns
{
    /// <summary>The number of columns before the first feature.</summary>
    public const int BeforeFeatures = 5;

    /// <summary>The columns that identify a row, in a dataset and in a context file.</summary>
    private static readonly DatasetColumn[] Key = [new("symbol", ColumnKind.Text, false), new("date", ColumnKind.Date, false)];

    /// <summary>The columns, in the order of the file.</summary>
    public static ImmutableArray<DatasetColumn> All { get; } =
    [
        .. Key,
        new("price_at_sample", ColumnKind.Number, false),
        new("price_after_14d", ColumnKind.Number, false),
        new("return_14d", ColumnKind.Number, false),
        .. FeatureSchema.Features.Select(feature => new DatasetColumn(feature.Name, KindOf(feature.IsCount), true)),
        new("label", ColumnKind.Count, false),
    ];

    /// <summary>The columns of the context file, in its order.</summary>
    public static ImmutableArray<DatasetColumn> Context { get; } =
        [.. Key, .. ContextSchema.Columns.Select(column => new DatasetColumn(column.Name, KindOf(column.IsCount), true))];

    /// <summary>The column names, in the order of the file.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(column => column.Name)];

    /// <summary>The column names of the context file, in its order.</summary>
    public static ImmutableArray<string> ContextNames { get; } = [.. Context.Select(column => column.Name)];

    /// <summary>How dates are written.</summary>
    public const string DateFormat = "yyyy-MM-dd";

    private static ColumnKind KindOf(bool isCount) => isCount ? ColumnKind.Count : ColumnKind.Number;
}
