using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Fills score cards.</summary>
/// <param name="lags">The number of earlier dates whose labels overlap with that of a date: such dates are left out together.</param>
/// <param name="cancellationToken">Stops the work.</param>
internal sealed class ScoreCards(int lags, CancellationToken cancellationToken = default)
{
    private const int MaxPoints = 200;

    private readonly ClusterJackknife _jackknife = new(cancellationToken);

    public ScoreCard Of(Scoring scoring)
    {
        var labels = scoring.Examples.Labels;
        var places = scoring.Places();
        return new ScoreCard(
            scoring.Examples.Count,
            scoring.Examples.RowsByDate.Count,
            scoring.Examples.Positives,
            _jackknife.Measure(Sample(scoring)),
            scoring.Threshold,
            DateDecisions.Of(scoring.Examples.Dates, labels, scoring.Decisions),
            ConfusionMatrix.Of(labels, scoring.Decisions),
            ConfusionMatrix.Of(labels, [.. scoring.Scores.Select(score => score >= 0.5)]),
            RankIc(scoring),
            Deciles.Of(scoring.Scores, labels, scoring.Folds),
            Thin(Curves.Roc(places, labels)),
            Thin(Curves.PrecisionRecall(places, labels)));
    }

    public InformationCoefficient RankIc(Scoring scoring) =>
        InformationCoefficient.Of(scoring.Scores, scoring.Examples.Returns, scoring.Examples.Dates, lags);

    /// <summary>The ROC-AUC with its interval.</summary>
    public MetricValue RocAucInterval(Scoring scoring) => _jackknife.Measure(Sample(scoring))[(int)Metric.RocAuc];

    /// <summary>How much better one scoring ranks than another of the same examples.</summary>
    public MetricValue RocAucDifference(Scoring scoring, Scoring other) => _jackknife.Difference(Metric.RocAuc, Sample(scoring), Sample(other));

    /// <summary>The ROC-AUC alone; null when a class is absent.</summary>
    public static double? RocAuc(Scoring scoring)
    {
        var value = Sample(scoring, 0).Measure()[(int)Metric.RocAuc];
        return double.IsNaN(value) ? null : value;
    }

    private ScoredSample Sample(Scoring scoring) => Sample(scoring, lags);

    private static ScoredSample Sample(Scoring scoring, int lags)
    {
        var dates = scoring.Examples.RowsByDate;
        var clusters = new int[scoring.Examples.Count];
        for (var date = 0; date < dates.Count; date++)
        {
            foreach (var row in dates[date])
            {
                clusters[row] = date / (lags + 1);
            }
        }

        return new ScoredSample(scoring.Scores, scoring.Examples.Labels, scoring.Decisions, clusters, ((dates.Count - 1) / (lags + 1)) + 1, scoring.Folds);
    }

    private static IReadOnlyList<CurvePoint> Thin(IReadOnlyList<CurvePoint> points) => points.Count <= MaxPoints
        ? points
        : [.. Enumerable.Range(0, MaxPoints).Select(i => points[(int)((long)i * (points.Count - 1) / (MaxPoints - 1))])];
}
