using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Sources;

/// <summary>The key of an entry: a symbol (or a manager's CIK, an ETF, or the name of files that all symbols share), its period, and a data type.</summary>
/// <param name="Type">The data type.</param>
/// <param name="Subject">The symbol, CIK or ETF, or the name of shared files.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
public sealed record EntryKey(DataType Type, string Subject, DateOnly From, DateOnly To)
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>The quarter of a quarterly entry.</summary>
    public Quarter Quarter => Quarter.Of(From);

    /// <summary>A key for one quarter.</summary>
    /// <param name="type">A quarterly data type.</param>
    /// <param name="subject">The symbol, CIK or ETF.</param>
    /// <param name="quarter">The quarter.</param>
    public static EntryKey Of(DataType type, string subject, Quarter quarter) => new(type, subject, quarter.Start, quarter.End);

    /// <summary>A key for one calendar year.</summary>
    /// <param name="type">A data type with an entry a year.</param>
    /// <param name="subject">The symbol, CIK or ETF.</param>
    /// <param name="year">The year.</param>
    public static EntryKey OfYear(DataType type, string subject, int year) =>
        new(type, subject, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <summary>Reads a key from its text.</summary>
    /// <param name="text">Text such as <c>AAPL_2022-01-01_2022-12-31_prices</c>.</param>
    /// <param name="key">The key.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out EntryKey? key)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('_', 4);
        key = parts.Length == 4
            && DataTypeNames.Parse(parts[3]) is { } type
            && DateOnly.TryParseExact(parts[1], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from)
            && DateOnly.TryParseExact(parts[2], DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var to)
                ? new EntryKey(type, parts[0], from, to)
                : null;
        return key is not null;
    }

    /// <summary>The key as the guide writes it: <c>AAPL_2022-01-01_2022-12-31_prices</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Subject}_{From:yyyy-MM-dd}_{To:yyyy-MM-dd}_{Type.Name()}");
}
