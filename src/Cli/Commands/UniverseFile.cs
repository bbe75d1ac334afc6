using System.Text;
using CsvHelper;
using SmartMoney.Cli.Errors;

namespace SmartMoney.Cli.Commands;

/// <summary>Reads the symbols of a file: one a line, or a CSV file with a column symbol. Empty lines and lines that begin with # are skipped.</summary>
internal static class UniverseFile
{
    private const string Option = "--universe-file";
    private const string Column = "symbol";
    private const int MaxBytes = 16 << 20;

    private static readonly CsvReaderOptions ReaderOptions = new() { Separator = ',', MalformedData = CsvMalformedDataHandling.Throw, MaxRecordSize = 1 << 16 };

    /// <exception cref="BadArgumentsException">The file cannot be read, is too large, or has no symbols.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        var text = ReadText(path);
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var symbols = lines.Count > 0 && IsTable(lines[0]) ? ReadColumn(path, lines) : lines;
        return symbols.Count > 0 ? symbols : throw new BadArgumentsException($"{Option}: {path} has no symbols");
    }

    private static bool IsTable(string header) => header.Contains(',', StringComparison.Ordinal) || IsColumn(header);

    private static bool IsColumn(string name) => name.Trim('"').Equals(Column, StringComparison.OrdinalIgnoreCase);

    private static List<string> ReadColumn(string path, List<string> lines)
    {
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
            using var csv = CsvReader.Create(stream, ReaderOptions);
            csv.ReadHeader();
            var column = csv.Headers.ToList().FindIndex(IsColumn);
            if (column < 0)
            {
                throw new BadArgumentsException($"{Option}: {path} has no column '{Column}'");
            }

            var symbols = new List<string>();
            while (csv.Read())
            {
                if (column < csv.FieldCount && csv.GetString(column).Trim() is { Length: > 0 } symbol)
                {
                    symbols.Add(symbol);
                }
            }

            return symbols;
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException)
        {
            throw new BadArgumentsException($"{Option}: {path} is not readable as CSV");
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[MaxBytes + 1];
            var length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length <= MaxBytes
                ? Encoding.UTF8.GetString(bytes.AsSpan(0, length)).TrimStart('\uFEFF')
                : throw new BadArgumentsException($"{Option}: {path} is larger than {MaxBytes >> 20} MB");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadArgumentsException($"{Option}: {path} cannot be read ({e.Message})");
        }
    }
}
