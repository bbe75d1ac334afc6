using SmartMoney.Core.Datasets;
using SmartMoney.Modeling.Metrics;
using Xunit;

namespace SmartMoney.Modeling.Tests.Metrics;

public sealed class ThresholdRuleTests
{
    private static readonly double[] Scores = [0.9, 0.8, 0.7, 0.4, 0.3, 0.2];

    [Theory]
    [InlineData("1 0 1 1 0 0", 0.4)] // From 0.4 on: 3 of 3 found, one wrong: F1 6/7.
    [InlineData("1 0 0 0 0 0", 0.9)]
    [InlineData("0 0 0 0 0 1", 0.2)] // Only taking all finds it.
    public void By_f1_the_threshold_has_the_best_f1(string labels, double expected) => Assert.Equal(expected, Choose(ThresholdKind.F1, labels));

    [Theory]
    [InlineData("1 0 1 1 0 0", 0.4)] // 3/3 − 1/3 = 2/3; at 0.9 only 1/3 − 0.
    [InlineData("0 1 0 0 0 0", 0.8)] // 1/1 − 1/5.
    [InlineData("1 0 0 0 1 0", 0.9)] // 1/2 − 0 = 0.5; at 0.3: 1 − 3/4 = 0.25.
    public void By_youden_the_threshold_has_the_best_difference_of_rates(string labels, double expected) => Assert.Equal(expected, Choose(ThresholdKind.Youden, labels));

    [Theory]
    [InlineData(1.0, 0.9)] // From 0.9 on: 1 missed, 0 wrong: cost 1. From 0.3 on: 0 missed, 3 wrong: cost 3.
    [InlineData(4.0, 0.3)] // Cost 4 against 3.
    public void By_cost_the_threshold_has_the_lowest_cost(double missCost, double expected) =>
        Assert.Equal(expected, new ThresholdRule(ThresholdKind.Cost, missCost).Choose(Scores, [1, 0, 0, 0, 1, 0], 0.3));

    [Fact]
    public void By_cost_nothing_is_decided_where_every_decision_costs_more() =>
        Assert.Equal(Math.BitIncrement(0.9), new ThresholdRule(ThresholdKind.Cost, 0.5).Choose(Scores, [0, 1, 0, 0, 0, 0], 0.3));

    [Theory]
    [InlineData(0.3, 0.8)] // 2 of 6.
    [InlineData(0.5, 0.7)]
    [InlineData(0.01, 0.9)] // One row at least.
    [InlineData(0.99, 0.3)] // Never all rows.
    public void By_top_share_as_many_are_decided_as_the_training_part_has(double share, double expected) =>
        Assert.Equal(expected, new ThresholdRule().Choose(Scores, [1, 0, 1, 1, 0, 0], share));

    [Fact]
    public void By_top_share_scores_that_are_all_alike_decide_nothing() =>
        Assert.Equal(Math.BitIncrement(0.4), new ThresholdRule().Choose([0.4, 0.4, 0.4], [1, 0, 0], 0.3));

    [Theory]
    [InlineData(ThresholdKind.F1)]
    [InlineData(ThresholdKind.TopShare)]
    public void The_threshold_never_cuts_a_tie_in_two(ThresholdKind kind) => Assert.Equal(0.5, new ThresholdRule(kind).Choose([0.5, 0.5, 0.5, 0.1], [1, 0, 1, 0], 0.25));

    [Fact]
    public void By_f1_the_threshold_agrees_with_a_search_over_all_scores()
    {
        var random = new Random(5);
        double[] scores = [.. Enumerable.Range(0, 300).Select(_ => random.Next(40) / 40.0)];
        int[] labels = [.. scores.Select(score => random.NextDouble() < 0.1 + (0.3 * score) ? 1 : 0)];
        var best = scores.Distinct().OrderByDescending(score => score).MaxBy(threshold =>
        {
            double hit = scores.Zip(labels).Count(pair => pair.First >= threshold && pair.Second == 1);
            return 2 * hit / (scores.Count(score => score >= threshold) + labels.Sum());
        });

        Assert.Equal(best, new ThresholdRule(ThresholdKind.F1).Choose(scores, labels, 0.2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_cost_must_be_a_number_above_0(double cost) => Assert.Throws<InvalidInputException>(new ThresholdRule(ThresholdKind.Cost, cost).Validate);

    private static double Choose(ThresholdKind kind, string labels) => new ThresholdRule(kind).Choose(Scores, [.. labels.Split(' ').Select(text => text[0] - '0')], 0.5);
}
