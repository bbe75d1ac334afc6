using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Metrics;
using Xunit;

namespace SmartMoney.Modeling.Tests.Metrics;

public sealed class ClusterBootstrapTests
{
    [Fact]
    public void The_interval_of_a_mean_over_clusters_is_that_of_the_clusters_and_not_of_the_rows()
    {
        // Accuracy is 1 on half of the dates and 0 on the others, 500 rows each: 20 draws, not 10,000.
        const int Clusters = 20;
        int[] clusters = [.. Enumerable.Range(0, Clusters * 500).Select(i => i / 500)];
        var sample = new ScoredSample(
            new double[clusters.Length], [.. clusters.Select(cluster => cluster % 2)], new bool[clusters.Length], clusters, Clusters, new int[clusters.Length]);

        var accuracy = new ClusterBootstrap(Clusters, 4000, seed: 1).Measure(sample)[(int)Metric.Accuracy];

        // The number of right dates is binomial(20, ½): 95 % of it lies within 6 and 14.
        Assert.Equal((0.5, 0.3, 0.7), (accuracy.Value!.Value, Math.Round(accuracy.Low!.Value, 6), Math.Round(accuracy.High!.Value, 6)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval()
    {
        var sample = Noise(seed: 2);

        Assert.Equal(new ClusterBootstrap(10, 200, seed: 5).Measure(sample), new ClusterBootstrap(10, 200, seed: 5).Measure(sample));
        Assert.NotEqual(new ClusterBootstrap(10, 200, seed: 5).Measure(sample)[0], new ClusterBootstrap(10, 200, seed: 6).Measure(sample)[0]);
    }

    [Fact]
    public void A_metric_that_is_not_defined_has_no_interval_either()
    {
        var sample = new ScoredSample([0.1, 0.2], [0, 0], [false, false], [0, 1], 2, [0, 0]);

        Assert.Equal(new MetricValue("roc_auc", null, null, null), new ClusterBootstrap(2, 50, seed: 1).Measure(sample)[(int)Metric.RocAuc]);
    }

    [Fact]
    public void Where_most_resamples_lack_a_class_there_is_a_figure_without_an_interval()
    {
        // Positives only on one of three dates: a resample misses it in 8 of 27 cases.
        var sample = new ScoredSample([0.1, 0.2, 0.3], [0, 0, 1], [false, false, false], [0, 1, 2], 3, [0, 0, 0]);

        var auc = new ClusterBootstrap(3, 500, seed: 1).Measure(sample)[(int)Metric.RocAuc];

        Assert.Equal((1.0, null, null), (auc.Value!.Value, auc.Low, auc.High));
    }

    [Fact]
    public void A_scoring_differs_from_itself_by_nothing()
    {
        var sample = Noise(seed: 3);

        Assert.Equal(new MetricValue("roc_auc", 0, 0, 0), new ClusterBootstrap(10, 100, seed: 1).Difference(Metric.RocAuc, sample, sample));
    }

    [Fact]
    public void Percentiles_are_interpolated()
    {
        Assert.Equal(2.5, Percentiles.At([1, 2, 3, 4], 0.5));
        Assert.Equal(1.075, Percentiles.At([1, 2, 3, 4], 0.025), 1e-12);
        Assert.Equal(4, Percentiles.At([1, 2, 3, 4], 1));
    }

    private static ScoredSample Noise(int seed)
    {
        var random = new Random(seed);
        double[] scores = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        return new ScoredSample(
            scores, [.. scores.Select(_ => random.Next(2))], [.. scores.Select(score => score > 0.5)], [.. scores.Select((_, i) => i % 10)], 10, new int[400]);
    }
}
