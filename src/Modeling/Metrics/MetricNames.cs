using System.Collections.Immutable;

namespace SmartMoney.Modeling.Metrics;

/// <summary>The names of the metrics, as results and reports write them.</summary>
internal static class MetricNames
{
    /// <summary>Area under the ROC curve.</summary>
    public const string RocAuc = "roc_auc";

    /// <summary>Average precision, the area under the precision-recall curve as a sum of steps.</summary>
    public const string PrAuc = "pr_auc";

    /// <summary>All names, in the order of every table.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        RocAuc,
        PrAuc,
        "log_loss",
        "brier",
        "accuracy",
        "precision",
        "recall",
        "f1",
        "accuracy_at_half",
        "precision_at_half",
        "recall_at_half",
        "f1_at_half",
    ];

    internal static string Of(Metric metric) => All[(int)metric];
}
