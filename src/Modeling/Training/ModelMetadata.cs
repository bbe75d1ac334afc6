using System.Text.Json.Serialization;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Labels;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Training;

/// <summary>The content of a model's <c>metadata.json</c>.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Version">Its version, three numbers.</param>
/// <param name="ContractVersion">The version of the feature contract its data follows.</param>
/// <param name="ModelSha256">SHA-256 of <c>model.txt</c>, lower-case hexadecimal.</param>
/// <param name="Features">The features in the order the model takes them.</param>
/// <param name="IsNormalized">Whether the features are standardized with <c>normalizer.json</c> before they go in.</param>
/// <param name="Seed">What every draw started from.</param>
/// <param name="Parameters">How the trees were grown.</param>
/// <param name="Iterations">The number of trees.</param>
/// <param name="Threshold">The score from which a row is decided 1, as the rule chose it on the validation part.</param>
/// <param name="ThresholdRule">That rule.</param>
/// <param name="Peak">Where the validation ROC-AUC was best.</param>
/// <param name="Train">The data the trees were grown on.</param>
/// <param name="Validation">The data that set the threshold, and the number of trees where that is asked for.</param>
/// <param name="Split">How the data was divided; null when the parts came without a <c>split.json</c>.</param>
/// <param name="TrainMetrics">The metrics on the training part, without intervals; too good by nature.</param>
/// <param name="ValidationMetrics">The metrics on the validation part, without intervals; somewhat too good, as it was chosen on.</param>
/// <param name="Importance">The importance of each feature in the trees, in the order of the features.</param>
public sealed record ModelMetadata(
    string Name,
    string Version,
    string ContractVersion,
    string ModelSha256,
    IReadOnlyList<string> Features,
    bool IsNormalized,
    int Seed,
    HyperParameters Parameters,
    int Iterations,
    double Threshold,
    ThresholdRule ThresholdRule,
    ValidationPeak Peak,
    PartSummary Train,
    PartSummary Validation,
    SplitSummary? Split,
    IReadOnlyList<MetricValue> TrainMetrics,
    IReadOnlyList<MetricValue> ValidationMetrics,
    IReadOnlyList<TreeImportance> Importance)
{
    /// <summary>The data of a final model; null for one that can be evaluated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FinalData? Final { get; init; }

    /// <summary>The last sample date that the trees or the threshold were fitted to.</summary>
    [JsonIgnore]
    public DateOnly LastDate => Final?.LastDate ?? (Validation.Dates[^1] > Train.Dates[^1] ? Validation.Dates[^1] : Train.Dates[^1]);

    /// <summary>The last day that a label of those dates may depend on.</summary>
    [JsonIgnore]
    public DateOnly LastLabelDay => LastDate.AddDays(new SplitPlan { HorizonDays = Split?.HorizonDays ?? new SplitPlan().HorizonDays }.LabelDays);

    /// <summary>What the labels of the training data say.</summary>
    [JsonIgnore]
    public string Label => Split?.Label ?? LabelDefinition.Unknown;
}

/// <summary>How a dataset was split before training.</summary>
/// <param name="Method"><c>time</c>, <c>random</c> or <c>walk-forward</c>.</param>
/// <param name="SourceFile">The dataset's name.</param>
/// <param name="SourceSha256">SHA-256 of its bytes.</param>
/// <param name="HorizonDays">Calendar days from sample date to the label's price.</param>
/// <param name="EmbargoDays">Calendar days after its sample date in which an example must not meet the next part.</param>
public sealed record SplitSummary(string Method, string SourceFile, string SourceSha256, int HorizonDays, int EmbargoDays)
{
    /// <summary>What the labels say; <c>unknown</c> when the dataset had no report.</summary>
    public string Label { get => field ?? LabelDefinition.Unknown; init; }

    /// <summary>The medians that fill empty cells, by feature; null when they stay empty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Imputation { get; init; }
}

/// <summary>The examples that a final model was grown on once more.</summary>
/// <param name="Before">The day before which their labels were known.</param>
/// <param name="Rows">Their number.</param>
/// <param name="FirstDate">The first sample date.</param>
/// <param name="LastDate">The last sample date.</param>
public sealed record FinalData(DateOnly Before, int Rows, DateOnly FirstDate, DateOnly LastDate);

/// <summary>What a feature is worth to the trees.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Gain">The improvement of the training loss, summed over its splits.</param>
/// <param name="Splits">The number of its splits.</param>
public sealed record TreeImportance(string Feature, double Gain, int Splits);
