using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Sources.Fmp.Facts;

/// <summary>The rules that all rows of a 13F quarter share.</summary>
internal static class QuarterRows
{
    /// <summary>Each row once, with a filing date that is not before the quarter's end.</summary>
    public static IEnumerable<T> Once<T>(
        this IEnumerable<T> rows,
        DataType type,
        Quarter quarter,
        Func<T, DateOnly?> filingDate,
        FactReading reading)
        where T : notnull
    {
        var seen = new HashSet<T>();
        foreach (var row in rows)
        {
            DropReason? reason = filingDate(row) switch
            {
                null => DropReason.NoPublicDate,
                { } filed when filed < quarter.End => DropReason.PublicBeforeEvent,
                _ when !seen.Add(row) => DropReason.Duplicate,
                _ => null,
            };
            if (reason is { } known)
            {
                reading.Dropped.Add(type, known, row, quarter.End, filingDate(row));
            }
            else
            {
                yield return row;
            }
        }
    }
}
