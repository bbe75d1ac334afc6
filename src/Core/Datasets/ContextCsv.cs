using CsvHelper;
using SmartMoney.Core.Context;

namespace SmartMoney.Core.Datasets;

/// <summary>Reads and writes the context file of a dataset: the same rows in the same order, in the same form of text.</summary>
public static class ContextCsv
{
    private const int BeforeValues = 2;

    private static readonly CsvTable Table = new("context file", DatasetColumns.ContextNames);

    /// <summary>The first line of a context file, without its end.</summary>
    public static string Header => string.Join(',', DatasetColumns.ContextNames);

    /// <summary>Writes a header and rows. The stream stays open.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="rows">The rows, in the order of the file.</param>
    public static void Write(Stream stream, IEnumerable<ContextRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Table.Write(stream, rows, (csv, row) =>
        {
            CsvTable.WriteKey(csv, row.Symbol, row.Date);
            CsvTable.WriteValues(csv, row.Values);
        });
    }

    /// <summary>Reads a context file row by row. The stream stays open.</summary>
    /// <param name="stream">The bytes of the file.</param>
    /// <returns>The rows, in the order of the file.</returns>
    /// <exception cref="DatasetFormatException">The header or a row is not that of a context file.</exception>
    public static IEnumerable<ContextRow> Read(Stream stream) => Table.Read(stream, ReadRow);

    private static ContextRow ReadRow(CsvReader csv, string symbol, DateOnly date) =>
        new(symbol, date, Table.Values(csv, BeforeValues, ContextSchema.Count));
}
