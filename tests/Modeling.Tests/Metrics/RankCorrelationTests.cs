using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Metrics;
using Xunit;

namespace SmartMoney.Modeling.Tests.Metrics;

public sealed class RankCorrelationTests
{
    private static readonly DateOnly January = new(2024, 1, 15);

    [Fact]
    public void Equal_values_share_the_mean_of_their_ranks() =>
        Assert.Equal([2.5, 1, 2.5, 6, 4.5, 4.5], RankCorrelation.Ranks([0.3, 0.1, 0.3, 0.9, 0.5, 0.5]));

    [Fact]
    public void Ties_are_correlated_as_the_definition_says()
    {
        // Reference: Pearson's formula over ranks found by counting, computed in Python.
        Assert.Equal(0.8533103351879245, RankCorrelation.Of([0.3, 0.1, 0.3, 0.9, 0.5, 0.5], [2, 1, 4, 6, 5, 3]), 1e-14);
    }

    [Fact]
    public void Without_ties_it_is_one_minus_six_d_squared()
    {
        var random = new Random(3);
        double[] first = [.. Enumerable.Range(0, 500).Select(_ => random.NextDouble())];
        double[] second = [.. first.Select(value => value + random.NextDouble())];
        double Rank(double[] values, int i) => values.Count(value => value <= values[i]);
        var squares = Enumerable.Range(0, 500).Sum(i => Math.Pow(Rank(first, i) - Rank(second, i), 2));

        Assert.Equal(1 - (6 * squares / (500.0 * ((500.0 * 500) - 1))), RankCorrelation.Of(first, second), 1e-12);
    }

    [Fact]
    public void A_constant_side_has_no_correlation() => Assert.Equal(double.NaN, RankCorrelation.Of([1, 1, 1], [1, 2, 3]));

    [Fact]
    public void A_missing_side_leaves_the_pair_out() =>
        Assert.Equal(1, RankCorrelation.Pearson([1, double.NaN, 2, 3], [1, 9, 2, 3]), 1e-15);

    [Fact]
    public void The_coefficient_is_taken_within_each_date_and_averaged()
    {
        DateOnly[] dates = [January, January, January, January.AddMonths(1), January.AddMonths(1), January.AddMonths(1)];

        var coefficient = InformationCoefficient.Of([1, 2, 3, 10, 20, 30], [0.1, 0.2, 0.3, 0.3, 0.1, 0.2], dates);

        Assert.Equal([1.0, -0.5], coefficient.Months.Select(month => Math.Round(month.Value!.Value, 12)));
        Assert.Equal(0.25, coefficient.Overall.Mean!.Value, 1e-12);
        Assert.Equal(0.25 / (Math.Sqrt(2 * 0.75 * 0.75) / Math.Sqrt(2)), coefficient.Overall.TValue!.Value, 1e-12);
    }

    [Fact]
    public void A_date_on_which_all_score_alike_counts_for_nothing()
    {
        DateOnly[] dates = [January, January, January.AddMonths(1), January.AddMonths(1)];

        var coefficient = InformationCoefficient.Of([1, 2, 7, 7], [0.1, 0.2, 0.1, 0.2], dates);

        Assert.Equal([1.0, null], coefficient.Months.Select(month => month.Value));
        Assert.Equal(1, coefficient.Overall.Mean);
        Assert.Null(coefficient.Overall.TValue);
    }

    [Fact]
    public void Scores_that_are_all_alike_have_no_coefficient()
    {
        var coefficient = InformationCoefficient.Of([5, 5], [0.1, 0.2], [January, January]);

        Assert.Null(coefficient.Overall.Mean);
        Assert.Null(coefficient.Overall.TValue);
    }
}
