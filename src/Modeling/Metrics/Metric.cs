namespace SmartMoney.Modeling.Metrics;

/// <summary>The figures that every set of scores is judged by.</summary>
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
