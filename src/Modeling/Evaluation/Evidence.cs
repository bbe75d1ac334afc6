using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>What a verdict rests on.</summary>
/// <param name="WalkForward">The walk-forward figures; null when they could not be computed.</param>
/// <param name="Comparisons">The comparisons.</param>
/// <param name="Shuffled">The pipeline on shuffled labels; null when that is not defined.</param>
/// <param name="Universe">The symbols against the index of May 2021.</param>
/// <param name="Trials">The number of trials.</param>
internal sealed record Evidence(
    ScoreCard? WalkForward, IReadOnlyList<Comparison> Comparisons, ShuffledResult? Shuffled, UniverseCoverage Universe, TrialCount Trials)
{
    public MetricValue? RocAuc => WalkForward?.Metric(MetricNames.RocAuc);
}
