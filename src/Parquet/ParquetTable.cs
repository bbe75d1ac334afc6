using Parquet;
using Parquet.Schema;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Parquet;

/// <summary>The form of the Parquet files of a dataset: typed columns, Snappy, rows in groups, so that memory does not grow with them.</summary>
internal sealed class ParquetTable
{
    /// <summary>The columns that identify a row: symbol and date.</summary>
    public const int KeyColumns = 2;

    /// <summary>The rows of a group.</summary>
    public const int GroupRows = 20_000;

    private readonly DataField[] _fields;

    /// <param name="kind">What such a file is, for messages.</param>
    /// <param name="columns">The columns; symbol and date come first.</param>
    public ParquetTable(string kind, IReadOnlyList<DatasetColumn> columns)
    {
        (Kind, Columns) = (kind, columns);
        _fields = [.. columns.Select(FieldOf)];
    }

    public string Kind { get; }

    public IReadOnlyList<DatasetColumn> Columns { get; }

    /// <summary>How dates are read, and how all files are written.</summary>
    public static ParquetOptions Options => new() { UseDateOnlyTypeForDates = true, CompressionMethod = CompressionMethod.Snappy };

    /// <summary>Writes rows. The stream stays open.</summary>
    /// <exception cref="DatasetFormatException">A count is not a whole number.</exception>
    public async Task WriteAsync(Stream target, IEnumerable<TableRow> rows, CancellationToken cancellationToken)
    {
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(_fields), target, Options, cancellationToken: cancellationToken);
        foreach (var group in rows.Chunk(GroupRows))
        {
            using var chunk = writer.CreateRowGroup();
            await chunk.WriteAsync(_fields[0], Array.ConvertAll(group, row => row.Symbol));
            await chunk.WriteAsync<DateOnly>(_fields[1], Array.ConvertAll(group, row => row.Date), cancellationToken: cancellationToken);
            for (var i = KeyColumns; i < _fields.Length; i++)
            {
                await WriteAsync(chunk, i, group, cancellationToken);
            }

            chunk.CompleteValidate();
        }
    }

    private Task WriteAsync(ParquetRowGroupWriter chunk, int index, TableRow[] rows, CancellationToken cancellationToken)
    {
        var (field, column) = (_fields[index], Columns[index]);
        var cells = Array.ConvertAll(rows, row => row.Numbers[index - KeyColumns]);
        return (column.Kind, column.MayBeEmpty) switch
        {
            (ColumnKind.Count, true) => chunk.WriteAsync<int>(field, Array.ConvertAll(cells, Whole), cancellationToken: cancellationToken),
            (ColumnKind.Count, false) => chunk.WriteAsync<int>(field, Array.ConvertAll(cells, cell => Whole(cell)!.Value), cancellationToken: cancellationToken),
            (_, true) => chunk.WriteAsync<double>(field, cells, cancellationToken: cancellationToken),
            _ => chunk.WriteAsync<double>(field, Array.ConvertAll(cells, cell => cell!.Value), cancellationToken: cancellationToken),
        };

        int? Whole(double? cell) => cell is not { } number
            ? null
            : number == (int)number
                ? (int)number
                : throw new DatasetFormatException($"{column.Name} has the value {DatasetCsv.Format(number)}, which is not a whole number as the column has it in Parquet");
    }

    private static DataField FieldOf(DatasetColumn column) => column.Kind switch
    {
        ColumnKind.Text => new DataField(column.Name, typeof(string), column.MayBeEmpty),
        ColumnKind.Date => new DataField(column.Name, typeof(DateOnly), column.MayBeEmpty),
        ColumnKind.Count => new DataField(column.Name, typeof(int), column.MayBeEmpty),
        _ => new DataField(column.Name, typeof(double), column.MayBeEmpty),
    };
}
