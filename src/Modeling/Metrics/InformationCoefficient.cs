namespace SmartMoney.Modeling.Metrics;

/// <summary>The rank information coefficient: within each sample date, how the order of the scores agrees with that of the returns.</summary>
/// <param name="Months">One value a sample date, ascending.</param>
/// <param name="Mean">The mean over the dates that have one; null when none has.</param>
/// <param name="TValue">Mean ÷ (standard deviation ÷ √dates); null below two dates or without variation.</param>
public sealed record InformationCoefficient(IReadOnlyList<MonthlyCoefficient> Months, double? Mean, double? TValue)
{
    internal static InformationCoefficient Of(IReadOnlyList<double> scores, IReadOnlyList<double> returns, IReadOnlyList<DateOnly> dates)
    {
        var months = Enumerable.Range(0, scores.Count).GroupBy(i => dates[i]).OrderBy(group => group.Key)
            .Select(group =>
            {
                var value = RankCorrelation.Of([.. group.Select(i => scores[i])], [.. group.Select(i => returns[i])]);
                return new MonthlyCoefficient(group.Key, group.Count(), double.IsNaN(value) ? null : value);
            })
            .ToList();
        double[] values = [.. months.Where(month => month.Value is not null).Select(month => month.Value!.Value)];
        if (values.Length == 0)
        {
            return new InformationCoefficient(months, null, null);
        }

        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
        return new InformationCoefficient(months, mean, values.Length > 1 && deviation > 0 ? mean / (deviation / Math.Sqrt(values.Length)) : null);
    }
}

/// <summary>The coefficient of one sample date.</summary>
/// <param name="Date">The sample date.</param>
/// <param name="Rows">The number of examples.</param>
/// <param name="Value">Spearman's correlation of score and return; null when either is the same for all.</param>
public sealed record MonthlyCoefficient(DateOnly Date, int Rows, double? Value);
