namespace SmartMoney.Core.Labels;

/// <summary>Labels the rows of a dataset, each by itself or in comparison with the other rows of its date.</summary>
public sealed class DatasetLabels
{
    private readonly LabelKind _kind;
    private readonly double _threshold;
    private readonly Dictionary<DateOnly, DateReturns> _dates;

    /// <summary>Gathers what rows are compared with, in one pass over the dataset.</summary>
    /// <param name="kind">The kind of label.</param>
    /// <param name="threshold">The threshold, a fraction; of no effect on <see cref="LabelKind.Median"/>.</param>
    /// <param name="rows">The date and the return of every row, in any order.</param>
    public DatasetLabels(LabelKind kind, double threshold, IEnumerable<(DateOnly Date, double Return)> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _kind = kind;
        _threshold = threshold;
        _dates = kind == LabelKind.Absolute
            ? []
            : rows.GroupBy(row => row.Date, row => row.Return).ToDictionary(date => date.Key, returns => new DateReturns(returns));
    }

    /// <summary>The label of a row.</summary>
    /// <param name="date">The sample date of the row, one of those gathered.</param>
    /// <param name="change">Its return, a fraction.</param>
    /// <returns>1 when the return is above what it is compared with, strictly; else 0.</returns>
    public int Of(DateOnly date, double change) => _kind switch
    {
        LabelKind.Excess => AbsoluteLabel.Of(change - _dates[date].Mean, _threshold),
        LabelKind.Median => AbsoluteLabel.Of(change, _dates[date].Median),
        _ => AbsoluteLabel.Of(change, _threshold),
    };
}
