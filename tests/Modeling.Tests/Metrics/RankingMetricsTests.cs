using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Tests.Support;
using Xunit;

namespace SmartMoney.Modeling.Tests.Metrics;

public sealed class RankingMetricsTests
{
    [Theory]
    [InlineData("0.1 0.4 0.35 0.8", "0 0 1 1", 0.75)] // 3 of 4 pairs in order; the example of scikit-learn's roc_auc_score.
    [InlineData("0.9 0.8 0.2 0.1", "1 1 0 0", 1)]
    [InlineData("0.9 0.8 0.2 0.1", "0 0 1 1", 0)]
    [InlineData("0.5 0.5 0.5 0.5", "0 1 0 1", 0.5)]
    [InlineData("0.7 0.7 0.3", "1 0 0", 0.75)] // One pair in order, one tied.
    [InlineData("0.2 0.6 0.6 0.6 0.9", "0 1 0 1 0", 0.5)] // (0.6, 0.2): 1 each; (0.6, 0.6): half each; (0.6, 0.9): 0 each.
    public void Roc_auc_counts_pairs_in_order_and_half_of_ties(string scores, string labels, double expected) =>
        Assert.Equal(expected, Measure(scores, labels, Metric.RocAuc), 1e-15);

    [Theory]
    [InlineData("0.1 0.4 0.35 0.8", "0 0 1 1", 0.8333333333333333)] // ½·1 + ½·⅔; the example of scikit-learn's average_precision_score.
    [InlineData("0.9 0.8 0.2 0.1", "1 1 0 0", 1)]
    [InlineData("0.9 0.8 0.2 0.1", "0 0 1 1", 0.41666666666666663)] // ½·⅓ + ½·½.
    [InlineData("0.5 0.5 0.5 0.5", "0 1 0 0", 0.25)]
    public void Pr_auc_is_the_average_precision(string scores, string labels, double expected) =>
        Assert.Equal(expected, Measure(scores, labels, Metric.PrAuc), 1e-15);

    [Theory]
    [InlineData(1, 0.3, 1000)]
    [InlineData(2, 0.02, 1000)]
    [InlineData(3, 0.5, 7)]
    public void Both_agree_with_their_definitions_on_scores_full_of_ties(int seed, double positiveShare, int distinct)
    {
        var random = new Random(seed);
        double[] scores = [.. Enumerable.Range(0, 800).Select(_ => random.Next(distinct) / (double)distinct)];
        int[] labels = [.. scores.Select(score => random.NextDouble() < positiveShare * (0.5 + score) ? 1 : 0)];
        var measured = Sample(scores, labels).Measure();

        Assert.Equal(BruteForce.RocAuc(scores, labels), measured[(int)Metric.RocAuc], 1e-12);
        Assert.Equal(BruteForce.AveragePrecision(scores, labels), measured[(int)Metric.PrAuc], 1e-12);
    }

    [Fact]
    public void Weights_count_the_rows_of_a_cluster_as_often()
    {
        var random = new Random(7);
        double[] scores = [.. Enumerable.Range(0, 200).Select(_ => random.Next(20) / 20.0)];
        int[] labels = [.. scores.Select(_ => random.Next(2))];
        int[] clusters = [.. scores.Select((_, i) => i % 4)];
        int[] weights = [3, 0, 1, 2];
        var sample = new ScoredSample(scores, labels, [.. scores.Select(score => score >= 0.4)], clusters, 4, new int[200]);
        int[] repeated = [.. Enumerable.Range(0, 200).SelectMany(i => Enumerable.Repeat(i, weights[clusters[i]]))];
        var plain = Sample([.. repeated.Select(i => scores[i])], [.. repeated.Select(i => labels[i])], threshold: 0.4);

        Assert.Equal(plain.Measure(), sample.Measure(weights), (first, second) => Math.Abs(first - second) < 1e-12);
    }

    [Fact]
    public void Scores_of_different_groups_are_never_compared()
    {
        // Each fold's model is blind and says its own base rate. Compared across folds the scores would rank.
        double[] scores = [0.9, 0.9, 0.9, 0.1, 0.1, 0.1];
        int[] labels = [1, 1, 0, 1, 0, 0];
        var sample = new ScoredSample(scores, labels, new bool[6], new int[6], 1, [0, 0, 0, 1, 1, 1]);

        Assert.Equal(0.5, sample.Measure()[(int)Metric.RocAuc]);
        Assert.Equal(((2 * (2 / 3.0)) + (1 / 3.0)) / 3, sample.Measure()[(int)Metric.PrAuc], 1e-15);
        Assert.Equal(2 / 3.0, Sample(scores, labels).Measure()[(int)Metric.RocAuc], 1e-15);
    }

    [Fact]
    public void Groups_add_up_their_pairs()
    {
        var random = new Random(11);
        double[] scores = [.. Enumerable.Range(0, 300).Select(_ => random.Next(30) / 30.0)];
        int[] labels = [.. scores.Select(_ => random.Next(3) == 0 ? 1 : 0)];
        int[] groups = [.. scores.Select((_, i) => i % 3)];
        double ordered = 0, pairs = 0;
        foreach (var group in Enumerable.Range(0, 3))
        {
            int[] rows = [.. Enumerable.Range(0, 300).Where(i => groups[i] == group)];
            double positives = rows.Sum(i => labels[i]);
            pairs += positives * (rows.Length - positives);
            ordered += BruteForce.RocAuc([.. rows.Select(i => scores[i])], [.. rows.Select(i => labels[i])]) * positives * (rows.Length - positives);
        }

        var sample = new ScoredSample(scores, labels, new bool[300], groups, 3, groups);

        Assert.Equal(ordered / pairs, sample.Measure()[(int)Metric.RocAuc], 1e-12);
    }

    [Theory]
    [InlineData("0 0 0")]
    [InlineData("1 1 1")]
    public void An_absent_class_leaves_roc_auc_undefined(string labels) =>
        Assert.Equal(double.NaN, Measure("0.1 0.5 0.9", labels, Metric.RocAuc));

    [Fact]
    public void Without_positives_pr_auc_is_undefined() => Assert.Equal(double.NaN, Measure("0.1 0.5 0.9", "0 0 0", Metric.PrAuc));

    [Fact]
    public void Without_negatives_pr_auc_is_one() => Assert.Equal(1, Measure("0.1 0.5 0.9", "1 1 1", Metric.PrAuc));

    [Fact]
    public void Without_rows_nothing_is_defined() => Assert.All(Sample([], []).Measure(), value => Assert.Equal(double.NaN, value));

    [Fact]
    public void A_score_that_is_no_number_is_refused() => Assert.Throws<ArgumentException>(() => Sample([0.1, double.NaN], [0, 1]));

    private static double Measure(string scores, string labels, Metric metric) => Sample(
        [.. scores.Split(' ').Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture))],
        [.. labels.Split(' ').Select(text => text[0] - '0')]).Measure()[(int)metric];

    private static ScoredSample Sample(double[] scores, int[] labels, double threshold = 0.5) =>
        new(scores, labels, [.. scores.Select(score => score >= threshold)], new int[scores.Length], 1, new int[scores.Length]);
}
