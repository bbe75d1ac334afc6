using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Fills score cards. Scorings over the same dates use the same resamples, so that they can be compared.</summary>
internal sealed class ScoreCards(int resamples, int seed, CancellationToken cancellationToken = default)
{
    private const int MaxPoints = 200;

    public ScoreCard Of(Scoring scoring)
    {
        var labels = scoring.Examples.Labels;
        var places = scoring.Places();
        var dates = scoring.Examples.Dates.Distinct().Count();
        return new ScoreCard(
            scoring.Examples.Count,
            dates,
            scoring.Examples.Positives,
            new ClusterBootstrap(dates, resamples, seed, cancellationToken).Measure(Sample(scoring)),
            scoring.Threshold,
            ConfusionMatrix.Of(labels, scoring.Decisions),
            ConfusionMatrix.Of(labels, [.. scoring.Scores.Select(score => score >= 0.5)]),
            InformationCoefficient.Of(scoring.Scores, scoring.Examples.Returns, scoring.Examples.Dates),
            Deciles.Of(scoring.Scores, labels, scoring.Folds),
            Thin(Curves.Roc(places, labels)),
            Thin(Curves.PrecisionRecall(places, labels)));
    }

    /// <summary>How much better one scoring ranks than another of the same examples.</summary>
    public MetricValue RocAucDifference(Scoring scoring, Scoring other) =>
        new ClusterBootstrap(scoring.Examples.Dates.Distinct().Count(), resamples, seed, cancellationToken)
            .Difference(Metric.RocAuc, Sample(scoring), Sample(other));

    /// <summary>The ROC-AUC alone; null when a class is absent.</summary>
    public static double? RocAuc(Scoring scoring)
    {
        var value = Sample(scoring).Measure()[(int)Metric.RocAuc];
        return double.IsNaN(value) ? null : value;
    }

    private static ScoredSample Sample(Scoring scoring)
    {
        DateOnly[] dates = [.. scoring.Examples.Dates.Distinct().Order()];
        int[] clusters = [.. scoring.Examples.Dates.Select(date => Array.BinarySearch(dates, date))];
        return new ScoredSample(scoring.Scores, scoring.Examples.Labels, scoring.Decisions, clusters, dates.Length, scoring.Folds);
    }

    private static IReadOnlyList<CurvePoint> Thin(IReadOnlyList<CurvePoint> points) => points.Count <= MaxPoints
        ? points
        : [.. Enumerable.Range(0, MaxPoints).Select(i => points[(int)((long)i * (points.Count - 1) / (MaxPoints - 1))])];
}
