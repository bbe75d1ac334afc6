using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Metrics;
using Xunit;

namespace SmartMoney.Modeling.Tests.Metrics;

public sealed class ThresholdMetricsTests
{
    private static readonly double[] Scores = [0.9, 0.8, 0.7, 0.4, 0.3, 0.2];
    private static readonly int[] Labels = [1, 0, 1, 1, 0, 0];

    [Fact]
    public void The_rates_follow_from_the_confusion_matrix()
    {
        // At 0.75: 0.9 right, 0.8 wrong; of the rest 0.7 and 0.4 are missed, 0.3 and 0.2 right.
        var measured = Measure(Labels, 0.75);

        Assert.Equal(3 / 6.0, measured[(int)Metric.Accuracy]);
        Assert.Equal(1 / 2.0, measured[(int)Metric.Precision]);
        Assert.Equal(1 / 3.0, measured[(int)Metric.Recall]);
        Assert.Equal(2 / 5.0, measured[(int)Metric.F1]);
        Assert.Equal(new ConfusionMatrix(1, 1, 2, 2), ConfusionMatrix.Of(Labels, [.. Scores.Select(score => score >= 0.75)]));
    }

    [Fact]
    public void The_rates_at_a_half_do_not_depend_on_the_threshold()
    {
        var measured = Measure(Labels, 0.95);

        Assert.Equal(4 / 6.0, measured[(int)Metric.AccuracyAtHalf], 1e-15);
        Assert.Equal(2 / 3.0, measured[(int)Metric.PrecisionAtHalf], 1e-15);
        Assert.Equal(2 / 3.0, measured[(int)Metric.RecallAtHalf], 1e-15);
        Assert.Equal(4 / 6.0, measured[(int)Metric.F1AtHalf], 1e-15);
    }

    [Fact]
    public void Without_a_decision_for_1_precision_is_undefined_and_recall_is_zero()
    {
        var measured = Measure(Labels, 0.95);

        Assert.Equal(double.NaN, measured[(int)Metric.Precision]);
        Assert.Equal(0, measured[(int)Metric.Recall]);
        Assert.Equal(0, measured[(int)Metric.F1]);
    }

    [Fact]
    public void Without_positives_recall_is_undefined()
    {
        var measured = Measure(new int[6], 0.75);

        Assert.Equal(double.NaN, measured[(int)Metric.Recall]);
        Assert.Equal(0, measured[(int)Metric.Precision]);
        Assert.Equal(4 / 6.0, measured[(int)Metric.Accuracy], 1e-15);
    }

    [Fact]
    public void Without_positives_and_decisions_for_1_f1_is_undefined() => Assert.Equal(double.NaN, Measure(new int[6], 0.95)[(int)Metric.F1]);

    [Fact]
    public void Brier_and_log_loss_follow_their_definitions()
    {
        var measured = Measure(Labels, 0.5);

        // ((0.1)² + (0.8)² + (0.3)² + (0.6)² + (0.3)² + (0.2)²) / 6
        Assert.Equal((0.01 + 0.64 + 0.09 + 0.36 + 0.09 + 0.04) / 6, measured[(int)Metric.Brier], 1e-15);

        // −(ln 0.9 + ln 0.2 + ln 0.7 + ln 0.4 + ln 0.7 + ln 0.8) / 6
        Assert.Equal(0.594597099859626, measured[(int)Metric.LogLoss], 1e-12);
    }

    [Fact]
    public void A_certain_error_costs_much_but_not_infinitely_much()
    {
        var sample = new ScoredSample([1.0, 0.0], [0, 1], [true, false], [0, 0], 1, [0, 0]);

        Assert.Equal(-Math.Log(1e-15), sample.Measure()[(int)Metric.LogLoss], 0.05);
    }

    private static double[] Measure(int[] labels, double threshold) =>
        new ScoredSample(Scores, labels, [.. Scores.Select(score => score >= threshold)], new int[6], 1, new int[6]).Measure();
}
