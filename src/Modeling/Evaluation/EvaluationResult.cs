using System.Text.Json.Serialization;
using SmartMoney.Core.Labels;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The content of <c>evaluation.json</c>: all metrics of one model and its baselines.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Features">The features it uses.</param>
/// <param name="Test">The test part.</param>
/// <param name="Split">How the data was divided; null when that is not known.</param>
/// <param name="WalkForward">The headline: the pipeline refitted for each fold over time; null when it could not be computed.</param>
/// <param name="WalkForwardAbsence">Why there is no walk-forward result; null when there is one.</param>
/// <param name="SingleSplit">The model itself on the test part.</param>
/// <param name="Comparisons">Other universes, other features and the baselines, beside the model.</param>
/// <param name="Shuffled">The same pipeline on labels shuffled within the training part.</param>
/// <param name="Importance">What each feature is worth to the model, the most damaging loss first.</param>
/// <param name="Verdicts">What the figures say, in words.</param>
/// <param name="Warnings">What speaks against trusting the figures.</param>
/// <param name="Resamples">The bootstrap resamples behind each interval.</param>
/// <param name="Seed">What every draw started from.</param>
public sealed record EvaluationResult(
    string Model,
    string Version,
    IReadOnlyList<string> Features,
    PartSummary Test,
    SplitSummary? Split,
    WalkForwardResult? WalkForward,
    string? WalkForwardAbsence,
    ScoreCard SingleSplit,
    IReadOnlyList<Comparison> Comparisons,
    ShuffledResult Shuffled,
    IReadOnlyList<FeatureImportance> Importance,
    IReadOnlyList<string> Verdicts,
    IReadOnlyList<string> Warnings,
    int Resamples,
    int Seed)
{
    /// <summary>What the labels say.</summary>
    [JsonIgnore]
    public string Label => Split?.Label ?? LabelDefinition.Unknown;
}

/// <summary>The walk-forward result: the test dates of all folds evaluated together.</summary>
/// <param name="Card">The figures.</param>
/// <param name="Folds">The folds, in order of time.</param>
public sealed record WalkForwardResult(ScoreCard Card, IReadOnlyList<FoldResult> Folds);

/// <summary>One fold of a walk-forward evaluation.</summary>
/// <param name="TrainDates">The number of sample dates trained on.</param>
/// <param name="TrainRows">The examples trained on.</param>
/// <param name="ValidationRows">The examples that stopped the growing and set the threshold.</param>
/// <param name="FirstTestDate">The first sample date of its test.</param>
/// <param name="LastTestDate">The last sample date of its test.</param>
/// <param name="TestRows">The examples of its test.</param>
/// <param name="Trees">The number of trees that early stopping kept.</param>
/// <param name="Threshold">The threshold chosen on its validation part.</param>
/// <param name="RocAuc">The ROC-AUC of its test; null when a class is absent.</param>
public sealed record FoldResult(
    int TrainDates,
    int TrainRows,
    int ValidationRows,
    DateOnly FirstTestDate,
    DateOnly LastTestDate,
    int TestRows,
    int Trees,
    double Threshold,
    double? RocAuc);

/// <summary>
/// What the pipeline reaches when there is nothing to learn: it is run again and again on labels shuffled within the training part.
/// A single run says little, for a score that goes with volatility by mere chance ranks well or badly.
/// </summary>
/// <param name="Runs">The number of runs.</param>
/// <param name="WalkForward">Their ROC-AUC walking forward; null when that could not be computed.</param>
/// <param name="SingleSplit">Their ROC-AUC on the test part; null when a class is absent there.</param>
public sealed record ShuffledResult(int Runs, NullDistribution? WalkForward, NullDistribution? SingleSplit);

/// <summary>ROC-AUC over the runs on shuffled labels.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
/// <param name="AtLeastModel">The number of runs that reach the model's own.</param>
/// <param name="PValue">(that number + 1) ÷ (runs + 1): how often chance alone does as well.</param>
public sealed record NullDistribution(double Mean, double Lowest, double Highest, int AtLeastModel, double PValue);

/// <summary>Something to hold the model against.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Description">The description, for a table.</param>
/// <param name="WalkForward">Its walk-forward figures; null when they could not be computed.</param>
/// <param name="SingleSplit">Its figures on the test part; null when they could not be computed.</param>
/// <param name="RocAucLead">
/// How much higher the model's ROC-AUC is (walking forward where that was computed, else on the test part), with an interval over
/// the same resamples; null for another universe, which has other examples.
/// </param>
public sealed record Comparison(
    ComparisonKind Kind, string Description, ScoreCard? WalkForward, ScoreCard? SingleSplit, MetricValue? RocAucLead);

/// <summary>What the model is held against.</summary>
public enum ComparisonKind
{
    /// <summary>The same model, evaluated on the index members of May 2021 only.</summary>
    Members,

    /// <summary>The same pipeline without the features whose source gains managers over time.</summary>
    WithoutGrowingPanel,

    /// <summary>Both: without those features, and evaluated on the members only.</summary>
    WithoutGrowingPanelMembers,

    /// <summary>Logistic regression on the same features.</summary>
    Logistic,

    /// <summary>Always the more frequent class.</summary>
    Majority,
}

/// <summary>What a feature is worth to the model.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Gain">The improvement of the training loss, summed over its splits.</param>
/// <param name="Splits">The number of its splits.</param>
/// <param name="PermutationDrop">How much the ROC-AUC on the test part falls, on average, when its values are shuffled; null when that is not defined.</param>
/// <param name="PermutationStd">The standard deviation of that over the repeats.</param>
public sealed record FeatureImportance(string Feature, double Gain, int Splits, double? PermutationDrop, double? PermutationStd);
