using System.Globalization;
using ParquetSharp;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Cli.Tests.Handover;

/// <summary>Parquet as Apache Arrow's own library reads and writes it.</summary>
internal static class ArrowTable
{
    /// <summary>The columns with their types, such as <c>Double optional</c>.</summary>
    public static Dictionary<string, string> Types(string path)
    {
        using var reader = new ParquetFileReader(path);
        var schema = reader.FileMetaData.Schema;
        return Enumerable.Range(0, schema.NumColumns).Select(schema.Column).ToDictionary(column => column.Name, TypeOf);
    }

    /// <summary>The cells as the CSV has them: a line a row, with the header.</summary>
    public static string[] Lines(string path)
    {
        using var reader = new ParquetFileReader(path);
        var lines = new List<string> { string.Join(',', Types(path).Keys) };
        for (var i = 0; i < reader.FileMetaData.NumRowGroups; i++)
        {
            using var group = reader.RowGroup(i);
            var columns = Enumerable.Range(0, reader.FileMetaData.NumColumns).Select(j => Cells(group, j)).ToList();
            lines.AddRange(Enumerable.Range(0, (int)group.MetaData.NumRows).Select(row => string.Join(',', columns.Select(column => column[row]))));
        }

        return [.. lines];
    }

    /// <summary>Writes the lines of a CSV file as a program that uses Arrow does: every cell may be empty, dictionaries, Snappy, small groups.</summary>
    public static void Write(string path, string[] lines, Compression compression)
    {
        var names = lines[0].Split(',');
        var columns = names.Select(name => name switch
        {
            "symbol" => new Column<string>(name),
            "date" => new Column<Date?>(name),
            "label" => new Column<long?>(name),
            _ => (Column)new Column<double?>(name),
        }).ToArray();
        using var writer = new ParquetFileWriter(path, columns, compression);
        foreach (var rows in lines.Skip(1).Select(line => line.Split(',')).Chunk(50))
        {
            using var group = writer.AppendRowGroup();
            for (var i = 0; i < names.Length; i++)
            {
                Write(group.NextColumn(), names[i], Array.ConvertAll(rows, row => row[i]));
            }
        }

        writer.Close();
    }

    private static string TypeOf(ColumnDescriptor column) =>
        $"{column.PhysicalType}{(column.LogicalType is NoneLogicalType ? "" : $" {column.LogicalType.Type}")}{(column.MaxDefinitionLevel == 0 ? "" : " optional")}";

    private static string[] Cells(RowGroupReader group, int index)
    {
        var rows = (int)group.MetaData.NumRows;
        using var column = group.Column(index);
        using var reader = column.LogicalReader();
        return reader switch
        {
            LogicalColumnReader<string> texts => texts.ReadAll(rows),
            LogicalColumnReader<Date> dates => Array.ConvertAll(dates.ReadAll(rows), date => date.DateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            LogicalColumnReader<double> numbers => Array.ConvertAll(numbers.ReadAll(rows), DatasetCsv.Format),
            LogicalColumnReader<double?> numbers => Array.ConvertAll(numbers.ReadAll(rows), number => number is { } value ? DatasetCsv.Format(value) : ""),
            LogicalColumnReader<int> counts => Array.ConvertAll(counts.ReadAll(rows), count => count.ToString(CultureInfo.InvariantCulture)),
            LogicalColumnReader<int?> counts => Array.ConvertAll(counts.ReadAll(rows), count => count?.ToString(CultureInfo.InvariantCulture) ?? ""),
            _ => throw new NotSupportedException(reader.ToString()),
        };
    }

    private static void Write(ColumnWriter column, string name, string[] cells)
    {
        switch (name)
        {
            case "symbol":
                WriteBatch(column, cells);
                break;
            case "date":
                WriteBatch(column, Array.ConvertAll(cells, cell => (Date?)new Date(DateTime.Parse(cell, CultureInfo.InvariantCulture))));
                break;
            case "label":
                WriteBatch(column, Array.ConvertAll(cells, cell => (long?)long.Parse(cell, CultureInfo.InvariantCulture)));
                break;
            default:
                WriteBatch(column, Array.ConvertAll(cells, cell => cell.Length == 0 ? (double?)null : double.Parse(cell, CultureInfo.InvariantCulture)));
                break;
        }
    }

    private static void WriteBatch<T>(ColumnWriter column, T[] cells)
    {
        using var writer = column.LogicalWriter<T>();
        writer.WriteBatch(cells);
    }
}
