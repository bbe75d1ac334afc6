namespace SmartMoney.Modeling.Metrics;

/// <summary>The decisions of one sample date.</summary>
/// <param name="Date">The sample date.</param>
/// <param name="Rows">The number of examples.</param>
/// <param name="Positives">The number of examples with label 1.</param>
/// <param name="Decided">The number of examples decided 1.</param>
/// <param name="Right">The number of examples decided 1 with label 1.</param>
public sealed record DateDecisions(DateOnly Date, int Rows, int Positives, int Decided, int Right)
{
    internal static IReadOnlyList<DateDecisions> Of(IReadOnlyList<DateOnly> dates, IReadOnlyList<int> labels, IReadOnlyList<bool> decisions) =>
    [
        .. Enumerable.Range(0, labels.Count).GroupBy(row => dates[row]).OrderBy(group => group.Key).Select(date => new DateDecisions(
            date.Key, date.Count(), date.Count(row => labels[row] == 1), date.Count(row => decisions[row]), date.Count(row => decisions[row] && labels[row] == 1))),
    ];
}
