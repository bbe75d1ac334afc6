using System.Globalization;
using CsvHelper;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Core.Datasets;

/// <summary>
/// Reads and writes a dataset file: UTF-8, comma, <c>\n</c>, header, shortest round-trip numbers, a missing value as an
/// empty cell.
/// </summary>
public static class DatasetCsv
{
    private static readonly CsvWriterOptions WriterOptions = new() { Separator = ',', NewLine = "\n" };

    private static readonly CsvReaderOptions ReaderOptions = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = 1 << 20,
    };

    /// <summary>Writes a header and rows. The stream stays open.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="rows">The rows, in the order of the file.</param>
    public static void Write(Stream stream, IEnumerable<DatasetRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = CsvWriter.Create(stream, WriterOptions, leaveOpen: true);
        csv.WriteHeader(DatasetColumns.Names.AsSpan());
        foreach (var row in rows)
        {
            WriteCells(csv, row);
            csv.EndRecord();
        }
    }

    /// <summary>Reads a dataset row by row. The stream stays open.</summary>
    /// <param name="stream">The bytes of the file.</param>
    /// <returns>The rows, in the order of the file.</returns>
    /// <exception cref="DatasetFormatException">The header or a row is invalid.</exception>
    public static IEnumerable<DatasetRow> Read(Stream stream)
    {
        using var csv = CsvReader.Create(stream, ReaderOptions, leaveOpen: true);
        RequireHeader(csv);
        while (TryRead(csv))
        {
            yield return ReadRow(csv);
        }
    }

    /// <summary>A number as the file holds it: shortest round-trip form, negative zero as 0.</summary>
    /// <param name="value">A finite number.</param>
    public static string Format(double value) => (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The first line of a dataset, without its end.</summary>
    public static string Header => string.Join(',', DatasetColumns.Names);

    /// <summary>A writer of lines that are no dataset yet: no header.</summary>
    internal static CsvWriter Lines(Stream stream) => CsvWriter.Create(stream, WriterOptions, leaveOpen: true);

    internal static void WriteCells(CsvWriter csv, DatasetRow row)
    {
        csv.WriteField(row.Symbol);
        csv.WriteField(row.Date, DatasetColumns.DateFormat);
        csv.WriteField(Format(row.PriceAtSample));
        csv.WriteField(Format(row.PriceAfter14d));
        csv.WriteField(Format(row.Return14d));
        foreach (var value in row.Features)
        {
            csv.WriteField(value is { } number ? Format(number) : "");
        }

        csv.WriteField(row.Label == 1 ? "1" : "0");
    }

    private static void RequireHeader(CsvReader csv)
    {
        try
        {
            csv.ReadHeader();
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException)
        {
            throw new DatasetFormatException("line 1: not readable as CSV", e);
        }

        if (!csv.Headers.SequenceEqual(DatasetColumns.Names))
        {
            var missing = DatasetColumns.Names.Except(csv.Headers).ToList();
            var difference = missing.Count > 0 ? $"missing: {string.Join(", ", missing.Take(5))}" : "the columns differ in order or number";
            throw new DatasetFormatException($"line 1: not the header of a dataset ({difference})");
        }
    }

    private static bool TryRead(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException)
        {
            throw new DatasetFormatException($"line {csv.LineNumber}: not readable as CSV", e);
        }
    }

    private static DatasetRow ReadRow(CsvReader csv)
    {
        if (csv.FieldCount != DatasetColumns.Names.Length)
        {
            throw Malformed(csv, $"{csv.FieldCount} cells instead of {DatasetColumns.Names.Length}");
        }

        if (csv.IsEmpty(0))
        {
            throw Malformed(csv, "symbol is empty");
        }

        if (!DateOnly.TryParseExact(csv.GetString(1), DatasetColumns.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            throw Malformed(csv, $"date is not of the form {DatasetColumns.DateFormat}");
        }

        var features = new double?[FeatureSchema.Count];
        for (var i = 0; i < features.Length; i++)
        {
            var column = DatasetColumns.BeforeFeatures + i;
            features[i] = csv.IsEmpty(column) ? null : Number(csv, column);
        }

        var label = csv.GetString(DatasetColumns.Names.Length - 1);
        return label is "0" or "1"
            ? new DatasetRow(csv.GetString(0), date, Number(csv, 2), Number(csv, 3), Number(csv, 4), features, label[0] - '0')
            : throw Malformed(csv, "label is neither 0 nor 1");
    }

    private static double Number(CsvReader csv, int column) =>
        csv.TryParse<double>(column, out var value)
            ? value
            : throw Malformed(csv, $"{DatasetColumns.Names[column]} is not a number");

    private static DatasetFormatException Malformed(CsvReader csv, string problem) => new($"line {csv.LineNumber}: {problem}");
}
