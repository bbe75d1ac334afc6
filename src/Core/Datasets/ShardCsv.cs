using System.Globalization;
using System.Text;

namespace SmartMoney.Core.Datasets;

/// <summary>
/// The rows of one symbol as kept between the activities of a run: the cells of the dataset, then T0, then the latest public date
/// used.
/// </summary>
public static class ShardCsv
{
    /// <summary>Writes the rows of a symbol.</summary>
    /// <param name="stream">Receives the lines, UTF-8 without a header.</param>
    /// <param name="rows">The rows, in the order of their dates.</param>
    public static void Write(Stream stream, IEnumerable<SampledRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = DatasetCsv.Lines(stream);
        foreach (var sampled in rows)
        {
            DatasetCsv.WriteCells(csv, sampled.Row);
            csv.WriteField(Text(sampled.EntryDay));
            csv.WriteField(sampled.LatestPublicDate is { } latest ? Text(latest) : "");
            csv.EndRecord();
        }
    }

    /// <summary>The lines of a shard: the dataset's part, and whether the row used only what was public before T0.</summary>
    /// <param name="stream">The lines of a symbol.</param>
    /// <exception cref="DatasetFormatException">The shard is damaged.</exception>
    public static IEnumerable<(string Line, bool IsPointInTime)> Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            var latest = line.LastIndexOf(',');
            var entry = latest < 0 ? -1 : line.LastIndexOf(',', latest - 1);
            if (entry < 0 || !TryParse(line.AsSpan(entry + 1, latest - entry - 1), out var entryDay))
            {
                throw new DatasetFormatException("a line without T0");
            }

            var used = line.AsSpan(latest + 1);
            var isPointInTime = used.IsEmpty || (TryParse(used, out var latestDay) && latestDay < entryDay);
            yield return (line[..entry], isPointInTime);
        }
    }

    private static string Text(DateOnly day) => day.ToString(DatasetColumns.DateFormat, CultureInfo.InvariantCulture);

    private static bool TryParse(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DatasetColumns.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
