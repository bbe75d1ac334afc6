using System.Globalization;
using CsvHelper;
using SmartMoney.Core.Formatting;
using SmartMoney.Core.Market;

namespace SmartMoney.Sources.Files;

/// <summary>The price file of a symbol: a header with date, close and, if wanted, volume and split; rows in any order.</summary>
internal sealed record PriceFile(IReadOnlyList<DailyClose> Closes, IReadOnlyList<SplitRatio> Splits, bool HasSplits)
{
    /// <summary>The maximum size of a file.</summary>
    public const long MaxBytes = 64L << 20;

    private const string DateColumn = "date";
    private const string CloseColumn = "close";
    private const string VolumeColumn = "volume";
    private const string SplitColumn = "split";

    private static readonly string[] Columns = [DateColumn, CloseColumn, VolumeColumn, SplitColumn];

    private static readonly CsvReaderOptions Format = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        MaxRecordSize = 1 << 16,
    };

    /// <summary>Parses a file.</summary>
    /// <exception cref="InvalidDataException">It is not a price file. The message names the file and the line.</exception>
    public static PriceFile Parse(string name, Stream content)
    {
        using var csv = CsvReader.Create(content, Format, leaveOpen: true);
        try
        {
            var columns = ReadHeader(name, csv);
            var closes = new Dictionary<DateOnly, DailyClose>();
            var splits = new List<SplitRatio>();
            while (csv.Read())
            {
                ReadRow(name, csv, columns, closes, splits);
            }

            return new PriceFile([.. closes.Values], splits, columns.ContainsKey(SplitColumn));
        }
        catch (CsvFormatException e)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name}, line {csv.LineNumber}: not readable as CSV"), e);
        }
    }

    private static Dictionary<string, int> ReadHeader(string name, CsvReader csv)
    {
        csv.ReadHeader();
        var header = csv.Headers.Select(column => column.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToList();
        return header.Distinct().Count() == header.Count && header.TrueForAll(Columns.Contains) && header.Contains(DateColumn) && header.Contains(CloseColumn)
            ? header.Select((column, index) => (column, index)).ToDictionary(column => column.column, column => column.index)
            : throw new InvalidDataException($"{name}: the header is not date,close[,volume][,split]: {PlainText.Of(string.Join(',', header))}");
    }

    private static void ReadRow(
        string name, CsvReader csv, Dictionary<string, int> columns, Dictionary<DateOnly, DailyClose> closes, List<SplitRatio> splits)
    {
        if (csv.FieldCount != columns.Count)
        {
            throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{csv.FieldCount} cells instead of {columns.Count}"));
        }

        var date = DateOnly.TryParseExact(Text(DateColumn), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong($"date: '{PlainText.Of(Text(DateColumn))}' is not of the form 2024-05-31");
        var (close, volume, split) = (Text(CloseColumn), Text(VolumeColumn), Text(SplitColumn));
        if (close.Length == 0 && split.Length == 0)
        {
            throw Wrong("close: missing, in a row without a split");
        }

        var shares = Number(volume);
        if (volume.Length > 0 && shares is null)
        {
            throw Wrong($"volume: '{PlainText.Of(volume)}' is not a number of 0 or more");
        }

        if (close.Length > 0 && (Number(close) is not { } price || price == 0 || !closes.TryAdd(date, new DailyClose(date, price, (double?)shares))))
        {
            throw Wrong(closes.ContainsKey(date) ? $"date: {date:yyyy-MM-dd} twice" : $"close: '{PlainText.Of(close)}' is not a number above 0");
        }

        if (split.Length > 0)
        {
            splits.Add(SplitText.Parse(date, split) ?? throw Wrong($"split: '{PlainText.Of(split)}' is neither of the form 4:1 nor a positive number"));
        }

        string Text(string column) => columns.TryGetValue(column, out var index) ? csv.GetString(index).Trim() : "";

        InvalidDataException Wrong(string what) => new(string.Create(CultureInfo.InvariantCulture, $"{name}, line {csv.LineNumber}: {what}"));
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : null;
}
