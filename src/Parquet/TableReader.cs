using Parquet;
using Parquet.Schema;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Parquet;

/// <summary>Reads a table from a Parquet file of any writer, whatever its encodings and compression, a group of rows at a time.</summary>
/// <param name="table">What it must be.</param>
internal sealed class TableReader(ParquetTable table)
{
    /// <summary>The most rows of a group, which is in memory as a whole. Other writers make none that are larger unless they are asked to.</summary>
    private const long MaxGroupRows = 1 << 20;

    /// <summary>The most rows of a file.</summary>
    private const long MaxRows = 4 * MaxGroupRows;

    /// <summary>Reads row by row. The stream stays open.</summary>
    /// <param name="content">The file; it can seek.</param>
    /// <exception cref="DatasetFormatException">It is damaged, or not such a table.</exception>
    public IEnumerable<TableRow> Read(Stream content)
    {
        var reader = Decode(() => ParquetReader.CreateAsync(content, ParquetTable.Options, leaveStreamOpen: true));
        try
        {
            var fields = Decode(() => Task.FromResult(RequireFields(reader.Schema)));
            var before = 0;
            for (var i = 0; i < reader.RowGroupCount; i++)
            {
                var rows = Decode(() => ReadGroupAsync(reader, i, fields, before));
                before += rows.Length;
                foreach (var row in rows)
                {
                    yield return row;
                }
            }
        }
        finally
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <remarks>A damaged file makes its decoder fail in every way there is, because it follows the lengths and types that the file states.</remarks>
    private static T Decode<T>(Func<Task<T>> decode)
    {
        try
        {
            return decode().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is not DatasetFormatException)
        {
            throw new DatasetFormatException("not readable as Parquet: the file is damaged, or of a kind that is not supported", e);
        }
    }

    private DataField[] RequireFields(ParquetSchema schema)
    {
        var names = table.Columns.Select(column => column.Name).ToList();
        var found = schema.Fields.Select(field => field.Name).ToList();
        if (!found.SequenceEqual(names))
        {
            var missing = names.Except(found).ToList();
            var difference = missing.Count > 0 ? $"missing: {string.Join(", ", missing.Take(5))}" : "the columns differ in order or number";
            throw new DatasetFormatException($"not the columns of a {table.Kind} ({difference})");
        }

        for (var i = 0; i < names.Count; i++)
        {
            var kind = table.Columns[i].Kind;
            if (schema.Fields[i] is not DataField { IsArray: false, MaxRepetitionLevel: 0 } field || !ColumnCells.AreReadable(field, kind))
            {
                throw new DatasetFormatException($"{names[i]} is not a column of {ColumnCells.Describe(kind)}");
            }
        }

        return [.. schema.Fields.Cast<DataField>()];
    }

    private async Task<TableRow[]> ReadGroupAsync(ParquetReader reader, int index, DataField[] fields, int before)
    {
        using var group = reader.OpenRowGroupReader(index);
        RequireSound(group, fields, before);
        var count = (int)group.RowCount;
        var symbols = await ColumnCells.TextsAsync(group, fields[0], count);
        var dates = await ColumnCells.DatesAsync(group, fields[1], count);
        var columns = new List<double?[]>();
        foreach (var field in fields.Skip(ParquetTable.KeyColumns))
        {
            columns.Add(await ColumnCells.NumbersAsync(group, field, count));
        }

        return [.. Enumerable.Range(0, count).Select(i => RowOf(before + i + 1, symbols[i], dates[i], [.. columns.Select(column => column[i])]))];
    }

    private static void RequireSound(ParquetRowGroupReader group, DataField[] fields, int before)
    {
        if (group.RowCount is < 0 or > MaxGroupRows)
        {
            throw new DatasetFormatException($"a row group has {group.RowCount} rows; at most {MaxGroupRows} are read");
        }

        if (before + group.RowCount > MaxRows)
        {
            throw new DatasetFormatException($"has more than {MaxRows} rows");
        }

        foreach (var field in fields)
        {
            if (group.GetMetadata(field)?.MetaData?.NumValues != group.RowCount)
            {
                throw new DatasetFormatException($"{field.Name} does not have a value for each row");
            }
        }
    }

    private TableRow RowOf(int number, string? symbol, DateOnly? date, double?[] numbers)
    {
        var empty = string.IsNullOrEmpty(symbol) ? 0
            : date is null ? 1
            : Enumerable.Range(ParquetTable.KeyColumns, numbers.Length).FirstOrDefault(i => numbers[i - ParquetTable.KeyColumns] is null && !table.Columns[i].MayBeEmpty, -1);
        return empty < 0
            ? new TableRow(symbol!, date!.Value, numbers)
            : throw new DatasetFormatException($"row {number}: {table.Columns[empty].Name} is empty");
    }
}
