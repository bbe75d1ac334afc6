using System.Collections.Immutable;

namespace SmartMoney.Core.Market;

/// <summary>The nominal sample dates of a dataset: one day of each month within a range.</summary>
public static class SampleSchedule
{
    /// <summary>The latest day of a month.</summary>
    public const int LatestDay = 31;

    /// <summary>The sample dates within a range.</summary>
    /// <param name="from">The first day of the range.</param>
    /// <param name="to">The last day of the range.</param>
    /// <param name="day">The day of the month, 1 to <see cref="LatestDay"/>; in a shorter month its last day.</param>
    public static ImmutableArray<DateOnly> Dates(DateOnly from, DateOnly to, int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, LatestDay);
        var dates = ImmutableArray.CreateBuilder<DateOnly>();
        for (var month = new DateOnly(from.Year, from.Month, 1); month <= to; month = month.AddMonths(1))
        {
            var date = month.AddDays(Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
            if (date >= from && date <= to)
            {
                dates.Add(date);
            }
        }

        return dates.ToImmutable();
    }
}
