using System.Globalization;
using CsvHelper;

namespace SmartMoney.Core.Datasets;

/// <summary>
/// The form of the files of a dataset: UTF-8, comma, <c>\n</c>, header, shortest round-trip numbers, a missing value as an
/// empty cell.
/// </summary>
/// <param name="Kind">What such a file is, for messages.</param>
/// <param name="Names">The column names; symbol and date come first.</param>
internal sealed record CsvTable(string Kind, IReadOnlyList<string> Names)
{
    private static readonly CsvWriterOptions WriterOptions = new() { Separator = ',', NewLine = "\n" };

    private static readonly CsvReaderOptions ReaderOptions = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = 1 << 20,
    };

    /// <summary>A writer of lines without a header. The stream stays open.</summary>
    public static CsvWriter Lines(Stream stream) => CsvWriter.Create(stream, WriterOptions, leaveOpen: true);

    public static void WriteKey(CsvWriter csv, string symbol, DateOnly date)
    {
        csv.WriteField(symbol);
        csv.WriteField(date, DatasetColumns.DateFormat);
    }

    public static void WriteValues(CsvWriter csv, IEnumerable<double?> values)
    {
        foreach (var value in values)
        {
            csv.WriteField(value is { } number ? Format(number) : "");
        }
    }

    public static string Format(double value) => (value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Writes a header and rows. The stream stays open.</summary>
    public void Write<T>(Stream stream, IEnumerable<T> rows, Action<CsvWriter, T> write)
    {
        using var csv = Lines(stream);
        csv.WriteHeader([.. Names]);
        foreach (var row in rows)
        {
            write(csv, row);
            csv.EndRecord();
        }
    }

    /// <summary>Reads row by row. The stream stays open.</summary>
    public IEnumerable<T> Read<T>(Stream stream, Func<CsvReader, string, DateOnly, T> row)
    {
        using var csv = CsvReader.Create(stream, ReaderOptions, leaveOpen: true);
        RequireHeader(csv);
        while (TryRead(csv))
        {
            if (csv.FieldCount != Names.Count)
            {
                throw Malformed(csv, $"{csv.FieldCount} cells instead of {Names.Count}");
            }

            if (csv.IsEmpty(0))
            {
                throw Malformed(csv, "symbol is empty");
            }

            if (!DateOnly.TryParseExact(csv.GetString(1), DatasetColumns.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                throw Malformed(csv, $"date is not of the form {DatasetColumns.DateFormat}");
            }

            yield return row(csv, csv.GetString(0), date);
        }
    }

    /// <summary>Cells that may be empty.</summary>
    public double?[] Values(CsvReader csv, int first, int count)
    {
        var values = new double?[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = csv.IsEmpty(first + i) ? null : Number(csv, first + i);
        }

        return values;
    }

    public double Number(CsvReader csv, int column) =>
        csv.TryParse<double>(column, out var value)
            ? value
            : throw Malformed(csv, $"{Names[column]} is not a number");

    public static DatasetFormatException Malformed(CsvReader csv, string problem) => new($"line {csv.LineNumber}: {problem}");

    private void RequireHeader(CsvReader csv)
    {
        try
        {
            csv.ReadHeader();
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException)
        {
            throw new DatasetFormatException("line 1: not readable as CSV", e);
        }

        if (!csv.Headers.SequenceEqual(Names))
        {
            var missing = Names.Except(csv.Headers).ToList();
            var difference = missing.Count > 0 ? $"missing: {string.Join(", ", missing.Take(5))}" : "the columns differ in order or number";
            throw new DatasetFormatException($"line 1: not the header of a {Kind} ({difference})");
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
}
