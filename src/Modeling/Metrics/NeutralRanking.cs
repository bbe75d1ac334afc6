namespace SmartMoney.Modeling.Metrics;

/// <summary>How well scores rank among symbols that are alike in one respect: the mean over the fifths by that respect.</summary>
/// <param name="Column">What the symbols of a fifth have in common.</param>
/// <param name="RankIc">The rank information coefficient within the fifths.</param>
/// <param name="Spread">The return of the highest fifth by score less that of the lowest, within the fifths.</param>
public sealed record NeutralRanking(string Column, DateMean RankIc, DateMean Spread)
{
    private const int Buckets = 5;

    internal static NeutralRanking Of(
        string column,
        IReadOnlyList<double> values,
        IReadOnlyList<double> scores,
        IReadOnlyList<double> returns,
        IReadOnlyList<DateOnly> dates,
        int lags = 0)
    {
        var days = Enumerable.Range(0, scores.Count).Where(row => !double.IsNaN(values[row])).GroupBy(row => dates[row]).OrderBy(group => group.Key)
            .Select(date => Day([.. date.OrderBy(row => values[row])], scores, returns))
            .ToList();
        return new NeutralRanking(column, DateMean.Of(days.Select(day => day.RankIc), lags), DateMean.Of(days.Select(day => day.Spread), lags));
    }

    private static (double? RankIc, double? Spread) Day(int[] ordered, IReadOnlyList<double> scores, IReadOnlyList<double> returns)
    {
        List<double> coefficients = [];
        List<double> spreads = [];
        foreach (var bucket in Enumerable.Range(0, ordered.Length).GroupBy(place => (long)place * Buckets / ordered.Length))
        {
            double[] keys = [.. bucket.Select(place => scores[ordered[place]])];
            double[] changes = [.. bucket.Select(place => returns[ordered[place]])];
            if (RankCorrelation.Of(keys, changes) is var coefficient && !double.IsNaN(coefficient))
            {
                coefficients.Add(coefficient);
            }

            if (Leg.Spread(keys, changes) is { } spread)
            {
                spreads.Add(spread);
            }
        }

        return (coefficients.Count == 0 ? null : coefficients.Average(), spreads.Count == 0 ? null : spreads.Average());
    }
}
