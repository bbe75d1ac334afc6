using SmartMoney.Modeling.Data;

namespace SmartMoney.Modeling.Training;

/// <summary>
/// Walk-forward folds within the data that a model may see. Each is trained on everything before its own block of dates, as far as
/// the labels were known by then.
/// </summary>
internal static class InnerFolds
{
    public const int Count = 4;

    /// <summary>The rows of each fold. The blocks are the last quarters but one of the dates: the first fifth is never validated on.</summary>
    /// <param name="examples">The training and validation part together.</param>
    /// <param name="labelDays">Calendar days after its sample date that an example's label may depend on.</param>
    /// <returns>Only the folds in which both parts have both classes.</returns>
    public static IReadOnlyList<(int[] Training, int[] Validation)> Of(ExampleSet examples, int labelDays)
    {
        DateOnly[] dates = [.. examples.Dates.Distinct().Order()];
        var folds = new List<(int[] Training, int[] Validation)>();
        for (var fold = 1; fold <= Count; fold++)
        {
            var (from, to) = (dates.Length * fold / (Count + 1), dates.Length * (fold + 1) / (Count + 1));
            if (from == 0 || from == to)
            {
                continue;
            }

            var end = to < dates.Length ? dates[to] : DateOnly.MaxValue;
            int[] training = [.. Rows(date => date.AddDays(labelDays) < dates[from])];
            int[] validation = [.. Rows(date => date >= dates[from] && date < end)];
            if (HasBoth(training) && HasBoth(validation))
            {
                folds.Add((training, validation));
            }
        }

        return folds;

        IEnumerable<int> Rows(Func<DateOnly, bool> isIn) => Enumerable.Range(0, examples.Count).Where(row => isIn(examples.Dates[row]));

        bool HasBoth(int[] rows) => rows.Select(row => examples.Labels[row]).Distinct().Count() == 2;
    }
}
