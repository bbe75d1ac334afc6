namespace SmartMoney.Modeling.Metrics;

/// <summary>The metrics of a set of scores.</summary>
internal enum Metric
{
    RocAuc,
    PrAuc,
    LogLoss,
    Brier,
    Accuracy,
    Precision,
    Recall,
    F1,
    AccuracyAtHalf,
    PrecisionAtHalf,
    RecallAtHalf,
    F1AtHalf,
}
