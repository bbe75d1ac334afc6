using System.Text.Json.Serialization;
using SmartMoney.Core.Labels;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The content of <c>evaluation.json</c>: all figures of one model and its baselines.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Features">The features it uses.</param>
/// <param name="Test">The test part.</param>
/// <param name="Split">How the data was divided; null when that is not known.</param>
/// <param name="Verdict">Whether the model is better than chance.</param>
/// <param name="WalkForward">The headline: the pipeline refitted for each fold over time; null when it could not be computed.</param>
/// <param name="WalkForwardAbsence">Why there is no walk-forward result; null when there is one.</param>
/// <param name="SingleSplit">The model itself on the test part.</param>
/// <param name="Comparisons">Other universes, other features and the baselines, on the headline's folds.</param>
/// <param name="ContextLift">
/// How much higher the ROC-AUC of features and context together is than that of context alone; null without a context file.
/// </param>
/// <param name="Shuffled">The same pipeline on shuffled labels; null when a class is absent in the test.</param>
/// <param name="Portfolio">What a portfolio by score would have returned.</param>
/// <param name="Neutral">How the scores rank within fifths by volatility and by size; empty without a context file.</param>
/// <param name="Universe">How the symbols compare with the index of May 2021.</param>
/// <param name="Trials">The number of trials under the model's name.</param>
/// <param name="Importance">What each feature is worth to the model, the most damaging loss first.</param>
/// <param name="Findings">What the figures say, in words.</param>
/// <param name="Warnings">What speaks against trusting the figures.</param>
/// <param name="Seed">What every draw started from.</param>
public sealed record EvaluationResult(
    string Model,
    string Version,
    IReadOnlyList<string> Features,
    PartSummary Test,
    SplitSummary? Split,
    Verdict Verdict,
    WalkForwardResult? WalkForward,
    string? WalkForwardAbsence,
    ScoreCard SingleSplit,
    IReadOnlyList<Comparison> Comparisons,
    MetricValue? ContextLift,
    ShuffledResult? Shuffled,
    Portfolio Portfolio,
    IReadOnlyList<NeutralRanking> Neutral,
    UniverseCoverage Universe,
    TrialCount Trials,
    IReadOnlyList<FeatureImportance> Importance,
    IReadOnlyList<string> Findings,
    IReadOnlyList<string> Warnings,
    int Seed)
{
    /// <summary>What the labels say.</summary>
    [JsonIgnore]
    public string Label => Split?.Label ?? LabelDefinition.Unknown;

    /// <summary>The figures to read: walking forward where that was computed, else on the test part.</summary>
    [JsonIgnore]
    public ScoreCard Headline => WalkForward?.Card ?? SingleSplit;

}

/// <summary>The walk-forward result: the test dates of all folds evaluated together.</summary>
/// <param name="Card">The figures.</param>
/// <param name="Folds">The folds, in order of time.</param>
public sealed record WalkForwardResult(ScoreCard Card, IReadOnlyList<FoldResult> Folds);

/// <summary>One fold of a walk-forward evaluation.</summary>
/// <param name="TrainDates">The number of sample dates trained on.</param>
/// <param name="TrainRows">The examples trained on.</param>
/// <param name="ValidationRows">The examples that set the threshold.</param>
/// <param name="FirstTestDate">The first sample date of its test.</param>
/// <param name="LastTestDate">The last sample date of its test.</param>
/// <param name="TestRows">The examples of its test.</param>
/// <param name="Trees">The number of trees.</param>
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
/// What the pipeline reaches when there is nothing to learn: it is run again and again on labels shuffled within each date of the
/// training and validation part. The test part keeps its labels, so that scores that go with volatility by mere chance count.
/// </summary>
/// <param name="Runs">The number of runs.</param>
/// <param name="Mean">The mean of their ROC-AUC.</param>
/// <param name="StandardDeviation">Its standard deviation.</param>
/// <param name="Lowest">The lowest.</param>
/// <param name="Highest">The highest.</param>
/// <param name="AtLeastModel">The number of runs that reach the model's own.</param>
/// <param name="PValue">(that number + 1) ÷ (runs + 1): how often chance alone does as well.</param>
public sealed record ShuffledResult(int Runs, double Mean, double StandardDeviation, double Lowest, double Highest, int AtLeastModel, double PValue);

/// <summary>How the symbols of a dataset compare with the index of May 2021, the universe that was known before the first sample.</summary>
/// <param name="Members">The number of members of the index.</param>
/// <param name="Present">The number of members that the dataset has.</param>
/// <param name="Missing">The number of members that it lacks: mostly companies that were acquired or delisted since.</param>
/// <param name="Others">The number of symbols in the dataset that were not members: names chosen later.</param>
public sealed record UniverseCoverage(int Members, int Present, int Missing, int Others);

/// <summary>The trials under a model's name: every combination of data and parameters that was trained or evaluated.</summary>
/// <param name="Count">The number of trials, this one included.</param>
/// <param name="DeflatedRocAuc">
/// The ROC-AUC that the best of that many trials is expected to reach by chance (Bailey and López de Prado, 2014); null when the shuffled
/// labels give no distribution.
/// </param>
public sealed record TrialCount(int Count, double? DeflatedRocAuc);

/// <summary>What a feature is worth to the model.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Gain">The improvement of the training loss, summed over its splits.</param>
/// <param name="Splits">The number of its splits.</param>
/// <param name="PermutationDrop">How much the ROC-AUC of a test date falls when the feature's values are shuffled within that date.</param>
/// <param name="MeanShap">The mean size of its SHAP contributions on the test part, in log-odds.</param>
/// <param name="ShapDirection">
/// Spearman's correlation of value and contribution: above 0 when high values raise the score; null when it is not defined.
/// </param>
public sealed record FeatureImportance(string Feature, double Gain, int Splits, DateMean PermutationDrop, double MeanShap, double? ShapDirection);
