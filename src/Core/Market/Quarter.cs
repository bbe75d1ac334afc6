using System.Globalization;

namespace SmartMoney.Core.Market;

/// <summary>A calendar quarter, the period of 13F and fund reports.</summary>
/// <param name="Year">The year.</param>
/// <param name="Number">1 to 4.</param>
public readonly record struct Quarter(int Year, int Number) : IComparable<Quarter>
{
    private const int DaysToFile13F = 45;

    /// <summary>The first day.</summary>
    public DateOnly Start => new(Year, (3 * Number) - 2, 1);

    /// <summary>The last day.</summary>
    public DateOnly End => new(Year, 3 * Number, Number is 1 or 4 ? 31 : 30);

    /// <summary>The quarter before.</summary>
    public Quarter Previous => Number == 1 ? new(Year - 1, 4) : new(Year, Number - 1);

    /// <summary>The quarter after.</summary>
    public Quarter Next => Number == 4 ? new(Year + 1, 1) : new(Year, Number + 1);

    /// <summary>
    /// The last day to file 13F for this quarter: its end plus 45 days, moved past Saturday, Sunday and Presidents' Day.
    /// </summary>
    public DateOnly FilingDeadline
    {
        get
        {
            var day = End.AddDays(DaysToFile13F);
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || IsPresidentsDay(day))
            {
                day = day.AddDays(1);
            }

            return day;
        }
    }

    /// <summary>The quarter of a day.</summary>
    /// <param name="day">Any day.</param>
    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    /// <summary>The latest quarter whose 13F deadline is before a day, whether or not any source has it.</summary>
    /// <param name="day">The day before which everything must have been public.</param>
    public static Quarter LatestDueBefore(DateOnly day)
    {
        var quarter = Of(day);
        while (quarter.FilingDeadline >= day)
        {
            quarter = quarter.Previous;
        }

        return quarter;
    }

    /// <summary>The quarters from one to another, both included.</summary>
    /// <param name="first">The first quarter.</param>
    /// <param name="last">The last quarter.</param>
    public static IEnumerable<Quarter> Range(Quarter first, Quarter last)
    {
        for (var quarter = first; quarter <= last; quarter = quarter.Next)
        {
            yield return quarter;
        }
    }

    /// <summary>Whether the left quarter is earlier.</summary>
    public static bool operator <(Quarter left, Quarter right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left quarter is later.</summary>
    public static bool operator >(Quarter left, Quarter right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left quarter is not later.</summary>
    public static bool operator <=(Quarter left, Quarter right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left quarter is not earlier.</summary>
    public static bool operator >=(Quarter left, Quarter right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(Quarter other) => Start.CompareTo(other.Start);

    /// <summary>As FMP's users write it: 2024Q2.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}Q{Number}");

    private static bool IsPresidentsDay(DateOnly day) =>
        day is { Month: 2, DayOfWeek: DayOfWeek.Monday, Day: >= 15 and <= 21 };
}
