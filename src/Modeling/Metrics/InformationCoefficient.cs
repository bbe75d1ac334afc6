namespace SmartMoney.Modeling.Metrics;

/// <summary>The rank information coefficient: within each sample date, how the order of the scores agrees with that of the returns.</summary>
/// <param name="Months">One value a sample date, ascending.</param>
/// <param name="Overall">Its mean over the dates.</param>
public sealed record InformationCoefficient(IReadOnlyList<MonthlyCoefficient> Months, DateMean Overall)
{
    internal static InformationCoefficient Of(IReadOnlyList<double> scores, IReadOnlyList<double> returns, IReadOnlyList<DateOnly> dates, int lags = 0)
    {
        var months = Enumerable.Range(0, scores.Count).GroupBy(i => dates[i]).OrderBy(group => group.Key)
            .Select(group =>
            {
                var value = RankCorrelation.Of([.. group.Select(i => scores[i])], [.. group.Select(i => returns[i])]);
                return new MonthlyCoefficient(group.Key, group.Count(), double.IsNaN(value) ? null : value);
            })
            .ToList();
        return new InformationCoefficient(months, DateMean.Of(months.Select(month => month.Value), lags));
    }
}

/// <summary>The coefficient of one sample date.</summary>
/// <param name="Date">The sample date.</param>
/// <param name="Rows">The number of examples.</param>
/// <param name="Value">Spearman's correlation of score and return; null when either is the same for all.</param>
public sealed record MonthlyCoefficient(DateOnly Date, int Rows, double? Value);
