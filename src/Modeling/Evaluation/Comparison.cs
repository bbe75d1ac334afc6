using System.Text.Json.Serialization;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The figures of something to compare the model with.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Description">The description, for a table.</param>
/// <param name="Rows">The number of examples judged; 0 when it could not be computed.</param>
/// <param name="RocAuc">Its ROC-AUC with an interval; null when it could not be computed.</param>
/// <param name="RankIc">Its rank information coefficient; null likewise.</param>
/// <param name="Lead">How much higher the model's ROC-AUC is on the same examples, with an interval; null for another universe.</param>
public sealed record Comparison(ComparisonKind Kind, string Description, int Rows, MetricValue? RocAuc, DateMean? RankIc, MetricValue? Lead)
{
    /// <summary>Whether a model must beat it.</summary>
    [JsonIgnore]
    public bool IsBaseline => ComparisonSet.IsBaseline(Kind);
}
