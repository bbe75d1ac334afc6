using System.Globalization;
using System.Text;
using SmartMoney.Core.Context;

namespace SmartMoney.Core.Datasets;

/// <summary>
/// The rows of one symbol as kept between the activities of a run: the cells of the dataset, the cells of the context, T0, the
/// latest public date used.
/// </summary>
public static class ShardCsv
{
    private const int ReturnCell = 4;
    private const int KeyCells = 2;

    private static readonly int DatasetCells = DatasetColumns.Names.Length;
    private static readonly int EntryCell = DatasetCells + ContextSchema.Count;

    /// <summary>Writes the rows of a symbol.</summary>
    /// <param name="stream">Receives the lines, UTF-8 without a header.</param>
    /// <param name="rows">The rows, in the order of their dates.</param>
    public static void Write(Stream stream, IEnumerable<SampledRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = CsvTable.Lines(stream);
        foreach (var sampled in rows)
        {
            DatasetCsv.WriteCells(csv, sampled.Row);
            CsvTable.WriteValues(csv, sampled.Context.Values);
            csv.WriteField(Text(sampled.EntryDay));
            csv.WriteField(sampled.LatestPublicDate is { } latest ? Text(latest) : "");
            csv.EndRecord();
        }
    }

    /// <summary>Reads a shard line by line.</summary>
    /// <param name="stream">The lines of a symbol.</param>
    /// <exception cref="DatasetFormatException">The shard is damaged.</exception>
    public static IEnumerable<ShardLine> Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return Parse(line);
        }
    }

    private static ShardLine Parse(string line)
    {
        Span<int> ends = stackalloc int[EntryCell + 2];
        if (!TryFindCells(line, ends)
            || Cell(line, ends, DatasetCells - 1) is not ("0" or "1")
            || !double.TryParse(Cell(line, ends, ReturnCell), NumberStyles.Float, CultureInfo.InvariantCulture, out var change)
            || !TryParse(Cell(line, ends, 1), out var date)
            || !TryParse(Cell(line, ends, EntryCell), out var entryDay))
        {
            throw new DatasetFormatException("a line of a shard is damaged");
        }

        var used = Cell(line, ends, EntryCell + 1);
        return new ShardLine(
            line[..ends[DatasetCells - 1]],
            string.Concat(line.AsSpan(0, ends[KeyCells - 1]), line.AsSpan(ends[DatasetCells - 1]..ends[EntryCell - 1])),
            date,
            change,
            used.Length == 0 || (TryParse(used, out var latestDay) && latestDay < entryDay));
    }

    /// <summary>Finds where each cell ends.</summary>
    /// <returns>Whether there are as many cells as places.</returns>
    private static bool TryFindCells(ReadOnlySpan<char> line, Span<int> ends)
    {
        var cells = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i == line.Length || line[i] == ',')
            {
                if (cells == ends.Length)
                {
                    return false;
                }

                ends[cells++] = i;
            }
        }

        return cells == ends.Length;
    }

    private static ReadOnlySpan<char> Cell(ReadOnlySpan<char> line, ReadOnlySpan<int> ends, int cell) => line[(cell == 0 ? 0 : ends[cell - 1] + 1)..ends[cell]];

    private static string Text(DateOnly day) => day.ToString(DatasetColumns.DateFormat, CultureInfo.InvariantCulture);

    private static bool TryParse(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DatasetColumns.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
