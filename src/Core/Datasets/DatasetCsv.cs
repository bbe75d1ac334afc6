using CsvHelper;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Core.Datasets;

/// <summary>
/// Reads and writes a dataset file: UTF-8, comma, <c>\n</c>, header, shortest round-trip numbers, a missing value as an
/// empty cell.
/// </summary>
public static class DatasetCsv
{
    private static readonly CsvTable Table = new("dataset", DatasetColumns.Names);

    /// <summary>Writes a header and rows. The stream stays open.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="rows">The rows, in the order of the file.</param>
    public static void Write(Stream stream, IEnumerable<DatasetRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        Table.Write(stream, rows, WriteCells);
    }

    /// <summary>Reads a dataset row by row. The stream stays open.</summary>
    /// <param name="stream">The bytes of the file.</param>
    /// <returns>The rows, in the order of the file.</returns>
    /// <exception cref="DatasetFormatException">The header or a row is invalid.</exception>
    public static IEnumerable<DatasetRow> Read(Stream stream) => Table.Read(stream, ReadRow);

    /// <summary>A number as the file holds it: shortest round-trip form, negative zero as 0.</summary>
    /// <param name="value">A finite number.</param>
    public static string Format(double value) => CsvTable.Format(value);

    /// <summary>The first line of a dataset, without its end.</summary>
    public static string Header => string.Join(',', DatasetColumns.Names);

    internal static void WriteCells(CsvWriter csv, DatasetRow row)
    {
        CsvTable.WriteKey(csv, row.Symbol, row.Date);
        CsvTable.WriteValues(csv, [row.PriceAtSample, row.PriceAfter14d, row.Return14d, .. row.Features]);
        csv.WriteField(row.Label == 1 ? "1" : "0");
    }

    private static DatasetRow ReadRow(CsvReader csv, string symbol, DateOnly date)
    {
        var features = Table.Values(csv, DatasetColumns.BeforeFeatures, FeatureSchema.Count);
        var label = csv.GetString(DatasetColumns.Names.Length - 1);
        return label is "0" or "1"
            ? new DatasetRow(symbol, date, Table.Number(csv, 2), Table.Number(csv, 3), Table.Number(csv, 4), features, label[0] - '0')
            : throw CsvTable.Malformed(csv, "label is neither 0 nor 1");
    }
}
