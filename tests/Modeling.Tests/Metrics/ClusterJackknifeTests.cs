using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Tests.Support;
using Xunit;

namespace SmartMoney.Modeling.Tests.Metrics;

public sealed class ClusterJackknifeTests
{
    // The 97.5th percentile of Student's t at 3 degrees of freedom, from a printed table.
    private const double T3 = 3.18244630528;

    [Fact]
    public void The_interval_of_a_mean_over_clusters_is_that_of_the_clusters_and_not_of_the_rows()
    {
        // Accuracy is 1, 0, 1, 0 on four dates of 500 rows each: four draws, not 2,000. Their standard error is √(⅓) ÷ 2.
        int[] clusters = [.. Enumerable.Range(0, 4 * 500).Select(i => i / 500)];
        var sample = new ScoredSample(
            new double[clusters.Length], [.. clusters.Select(cluster => cluster % 2)], new bool[clusters.Length], clusters, 4, new int[clusters.Length]);

        var loss = new ClusterJackknife().Difference(Metric.Accuracy, sample, Silent(clusters));
        var accuracy = new ClusterJackknife().Measure(sample)[(int)Metric.Accuracy];

        Assert.Equal(0.5 - (T3 * Math.Sqrt(1 / 3.0) / 2), loss.Low!.Value, 1e-9);
        Assert.Equal((0.5, 0.0, 1.0), (accuracy.Value!.Value, accuracy.Low!.Value, accuracy.High!.Value));
    }

    [Fact]
    public void A_metric_that_is_not_defined_has_no_interval_either()
    {
        var sample = new ScoredSample([0.1, 0.2], [0, 0], [false, false], [0, 1], 2, [0, 0]);

        Assert.Equal(new MetricValue("roc_auc", null, null, null), new ClusterJackknife().Measure(sample)[(int)Metric.RocAuc]);
    }

    [Fact]
    public void Where_one_date_has_a_class_to_itself_there_is_a_figure_without_an_interval()
    {
        var sample = new ScoredSample([0.1, 0.2, 0.3], [0, 0, 1], [false, false, false], [0, 1, 2], 3, [0, 0, 0]);

        var auc = new ClusterJackknife().Measure(sample)[(int)Metric.RocAuc];

        Assert.Equal((1.0, null, null), (auc.Value!.Value, auc.Low, auc.High));
    }

    [Fact]
    public void A_scoring_differs_from_itself_by_nothing()
    {
        var sample = Market(new Random(3), dates: 10, rows: 40);

        Assert.Equal(new MetricValue("roc_auc", 0, 0, 0), new ClusterJackknife().Difference(Metric.RocAuc, sample, sample));
    }

    [Fact]
    public void At_18_dates_the_intervals_contain_the_truth_in_93_to_97_percent_of_cases()
    {
        // Each date has its own strength of relation and its own share of label 1, as markets do. The truth is the figure over very many dates.
        var truth = Enumerable.Range(0, 40).Average(i => Market(new Random(1000 + i), dates: 1800, rows: 30).Measure()[(int)Metric.RocAuc]);

        var contained = Enumerable.Range(0, 2000).Count(i =>
        {
            var auc = new ClusterJackknife().Measure(Market(new Random(100_000 + i), dates: 18, rows: 30))[(int)Metric.RocAuc];
            return auc.Low <= truth && truth <= auc.High;
        });

        TestContext.Current.SendDiagnosticMessage($"truth {truth:F4}, coverage {contained / 2000.0:P1}");
        Assert.InRange(contained / 2000.0, 0.93, 0.97);
    }

    private static ScoredSample Silent(int[] clusters) =>
        new(new double[clusters.Length], [.. clusters.Select(_ => 1)], new bool[clusters.Length], clusters, 4, new int[clusters.Length]);

    /// <summary>Folds of three dates each, ranked within the fold, as a walk-forward evaluation has them.</summary>
    private static ScoredSample Market(Random random, int dates, int rows)
    {
        var (scores, labels, clusters, groups) = (new List<double>(), new List<int>(), new List<int>(), new List<int>());
        for (var date = 0; date < dates; date++)
        {
            var strength = 0.15 + (0.3 * SyntheticDataset.Normal(random));
            var market = -0.6 + (0.5 * SyntheticDataset.Normal(random));
            for (var row = 0; row < rows; row++)
            {
                var score = SyntheticDataset.Normal(random);
                scores.Add(score);
                labels.Add((strength * score) + market + SyntheticDataset.Normal(random) > 0 ? 1 : 0);
                clusters.Add(date);
                groups.Add(date / 3);
            }
        }

        return new ScoredSample(scores, labels, new bool[scores.Count], clusters, dates, groups);
    }
}
