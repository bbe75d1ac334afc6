using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>All figures of one set of scores.</summary>
/// <param name="Rows">The number of examples.</param>
/// <param name="Dates">The number of sample dates: the clusters of the intervals.</param>
/// <param name="Positives">The number of examples with label 1.</param>
/// <param name="Metrics">The metrics with their intervals, in the order of <see cref="MetricNames.All"/>.</param>
/// <param name="Threshold">The threshold chosen on validation; null when each fold had its own.</param>
/// <param name="Decisions">The decisions at that threshold, a sample date each.</param>
/// <param name="Confusion">The same decisions against labels.</param>
/// <param name="ConfusionAtHalf">Decisions at 0.5 against labels.</param>
/// <param name="InformationCoefficient">How the order of the scores agrees with that of the returns, by sample date.</param>
/// <param name="Deciles">Lift and calibration by tenths of the scores.</param>
/// <param name="Roc">False positive rate against true positive rate, thinned for drawing; empty when a class is absent.</param>
/// <param name="PrecisionRecall">Recall against precision, thinned for drawing; empty when no label is 1.</param>
public sealed record ScoreCard(
    int Rows,
    int Dates,
    int Positives,
    IReadOnlyList<MetricValue> Metrics,
    double? Threshold,
    IReadOnlyList<DateDecisions> Decisions,
    ConfusionMatrix Confusion,
    ConfusionMatrix ConfusionAtHalf,
    InformationCoefficient InformationCoefficient,
    IReadOnlyList<DecileRow> Deciles,
    IReadOnlyList<CurvePoint> Roc,
    IReadOnlyList<CurvePoint> PrecisionRecall)
{
    /// <summary>The share of label 1; null without examples.</summary>
    public double? PositiveShare => Rows == 0 ? null : (double)Positives / Rows;

    /// <summary>One of the metrics.</summary>
    /// <param name="name">One of <see cref="MetricNames.All"/>.</param>
    public MetricValue Metric(string name) => Metrics.Single(metric => metric.Name == name);
}
