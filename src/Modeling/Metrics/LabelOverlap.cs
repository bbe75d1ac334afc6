namespace SmartMoney.Modeling.Metrics;

/// <summary>How far the labels of neighbouring sample dates look at the same days.</summary>
/// <param name="StepDays">The median number of days between sample dates; null below two dates.</param>
/// <param name="Lags">The number of earlier dates whose labels overlap with that of a date; 0 when the step is at least the horizon.</param>
internal sealed record LabelOverlap(int? StepDays, int Lags)
{
    public static LabelOverlap Of(IEnumerable<DateOnly> dates, int horizonDays)
    {
        DateOnly[] distinct = [.. dates.Distinct().Order()];
        int[] steps = [.. distinct.Skip(1).Select((date, i) => date.DayNumber - distinct[i].DayNumber).Order()];
        return steps.Length == 0
            ? new LabelOverlap(null, 0)
            : new LabelOverlap(steps[steps.Length / 2], ((horizonDays + steps[steps.Length / 2] - 1) / steps[steps.Length / 2]) - 1);
    }
}
