using Parquet;
using Parquet.Schema;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Parquet.Tests;

/// <summary>The real rows as another program may have written them.</summary>
internal static class ForeignParquet
{
    /// <summary>The columns of the dataset with their cells, each of which may be empty and counts have another width.</summary>
    public static List<(string Name, Array Cells)> Columns { get; } =
    [
        ("symbol", RealRows.Rows.Select(row => row.Symbol).ToArray()),
        ("date", RealRows.Rows.Select(row => (DateTime?)row.Date.ToDateTime(TimeOnly.MinValue)).ToArray()),
        .. DatasetColumns.All.Skip(2).Select((column, i) => (column.Name, Cells(column.Kind, i))),
    ];

    public static async Task<MemoryStream> WriteAsync(IEnumerable<(string Name, Array Cells)> columns)
    {
        var written = columns.ToList();
        var schema = new ParquetSchema([.. written.Select(column => FieldOf(column.Name, column.Cells))]);
        var stream = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(schema, stream, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd }))
        {
            using var group = writer.CreateRowGroup();
            foreach (var (field, column) in schema.DataFields.Zip(written))
            {
                await (column.Cells switch
                {
                    string[] texts => group.WriteAsync(field, texts),
                    double?[] numbers => group.WriteAsync<double>(field, numbers),
                    long?[] numbers => group.WriteAsync<long>(field, numbers),
                    int?[] numbers => group.WriteAsync<int>(field, numbers),
                    bool?[] flags => group.WriteAsync<bool>(field, flags),
                    DateTime?[] times => group.WriteAsync<DateTime>(field, times),
                    _ => throw new NotSupportedException(),
                });
            }

            group.CompleteValidate();
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>The columns with another one in the place of one.</summary>
    public static IEnumerable<(string Name, Array Cells)> With(string name, Array cells) => Columns.Select(column => column.Name == name ? (name, cells) : column);

    private static DataField FieldOf(string name, Array cells) => cells.GetType() == typeof(DateTime?[])
        ? new DateTimeDataField(name, DateTimeFormat.Timestamp, unit: DateTimeTimeUnit.Micros, isNullable: true)
        : new DataField(name, Nullable.GetUnderlyingType(cells.GetType().GetElementType()!) ?? cells.GetType().GetElementType()!, isNullable: true);

    private static double?[] NumbersOf(DatasetRow row) => [row.PriceAtSample, row.PriceAfter14d, row.Return14d, .. row.Features, row.Label];

    private static Array Cells(ColumnKind kind, int index)
    {
        var cells = RealRows.Rows.Select(row => NumbersOf(row)[index]);
        return kind == ColumnKind.Count ? cells.Select(cell => (long?)cell).ToArray() : cells.ToArray();
    }
}
