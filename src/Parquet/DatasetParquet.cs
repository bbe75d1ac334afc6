using SmartMoney.Core.Datasets;

namespace SmartMoney.Parquet;

/// <summary>Turns the CSV of a dataset and of its context file into Parquet, and reads it. The same rows give the same bytes.</summary>
public static class DatasetParquet
{
    private static readonly ParquetTable Dataset = new("dataset", DatasetColumns.All);
    private static readonly ParquetTable Context = new("context file", DatasetColumns.Context);

    /// <summary>Writes a dataset as Parquet, a group of rows at a time. Both streams stay open.</summary>
    /// <param name="csv">The dataset.</param>
    /// <param name="target">Where the bytes go; it can seek.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="DatasetFormatException">The CSV is not a dataset, or a count is not a whole number.</exception>
    public static Task WriteDatasetAsync(Stream csv, Stream target, CancellationToken cancellationToken) =>
        Dataset.WriteAsync(target, DatasetCsv.Read(csv).Select(RowOf), cancellationToken);

    /// <summary>Writes a context file as Parquet, a group of rows at a time. Both streams stay open.</summary>
    /// <param name="csv">The context file.</param>
    /// <param name="target">Where the bytes go; it can seek.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="DatasetFormatException">The CSV is not a context file, or a count is not a whole number.</exception>
    public static Task WriteContextAsync(Stream csv, Stream target, CancellationToken cancellationToken) =>
        Context.WriteAsync(target, ContextCsv.Read(csv).Select(row => new TableRow(row.Symbol, row.Date, row.Values)), cancellationToken);

    /// <summary>Reads a dataset row by row. The stream stays open.</summary>
    /// <param name="content">The Parquet file; it can seek.</param>
    /// <returns>The rows, in the order of the file.</returns>
    /// <exception cref="DatasetFormatException">It is damaged or not a dataset.</exception>
    public static IEnumerable<DatasetRow> ReadDataset(Stream content) => new TableReader(Dataset).Read(content).Select(RowOf);

    /// <summary>Reads a context file row by row. The stream stays open.</summary>
    /// <param name="content">The Parquet file; it can seek.</param>
    /// <returns>The rows, in the order of the file.</returns>
    /// <exception cref="DatasetFormatException">It is damaged or not a context file.</exception>
    public static IEnumerable<ContextRow> ReadContext(Stream content) =>
        new TableReader(Context).Read(content).Select(row => new ContextRow(row.Symbol, row.Date, row.Numbers));

    private static TableRow RowOf(DatasetRow row) =>
        new(row.Symbol, row.Date, [row.PriceAtSample, row.PriceAfter14d, row.Return14d, .. row.Features, row.Label]);

    private static DatasetRow RowOf(TableRow row, int index)
    {
        const int BeforeFeatures = DatasetColumns.BeforeFeatures - ParquetTable.KeyColumns;
        var cells = row.Numbers;
        return cells[^1] is 0 or 1
            ? new DatasetRow(row.Symbol, row.Date, cells[0]!.Value, cells[1]!.Value, cells[2]!.Value, [.. cells.Take(cells.Count - 1).Skip(BeforeFeatures)], (int)cells[^1]!.Value)
            : throw new DatasetFormatException($"row {index + 1}: label is neither 0 nor 1");
    }
}
