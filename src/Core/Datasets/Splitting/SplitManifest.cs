using System.Text.Json.Serialization;
using SmartMoney.Core.Labels;

namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>The content of <c>split.json</c>: what was split, how, and the result.</summary>
/// <param name="Method"><c>time</c>, <c>random</c> or <c>walk-forward</c>.</param>
/// <param name="Source">The dataset that was divided.</param>
/// <param name="Shares">The requested shares.</param>
/// <param name="HorizonDays">Calendar days from sample date to the label's price.</param>
/// <param name="EmbargoDays">Calendar days after its sample date in which an example must not meet the next part; 0 at random.</param>
/// <param name="Seed">What the random method drew from; null for the others.</param>
/// <param name="Warning">Why not to trust the split; null when there is nothing to warn of.</param>
/// <param name="Folds">The folds, in order of time.</param>
public sealed record SplitManifest(
    string Method,
    SplitSource Source,
    SplitShares Shares,
    int HorizonDays,
    int EmbargoDays,
    int? Seed,
    string? Warning,
    IReadOnlyList<SplitManifestFold> Folds)
{
    /// <summary>What the labels say; <see cref="LabelDefinition.Unknown"/> when the dataset had no matching report.</summary>
    public string Label { get => field ?? LabelDefinition.Unknown; init; }
}

/// <summary>The dataset that was divided.</summary>
/// <param name="File">Its name without the folder.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Rows">The number of its rows.</param>
public sealed record SplitSource(string File, string Sha256, int Rows)
{
    /// <summary>Where it lies, relative to the folder of <c>split.json</c>, with forward slashes; null when that is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }
}

/// <summary>The shares of a split, fractions that add up to 1.</summary>
/// <param name="Train">For training.</param>
/// <param name="Val">For validation.</param>
/// <param name="Test">For the test.</param>
public sealed record SplitShares(double Train, double Val, double Test);

/// <summary>One fold of a split.</summary>
/// <param name="Parts">Its parts: train, val, test.</param>
public sealed record SplitManifestFold(IReadOnlyList<SplitManifestPart> Parts)
{
    /// <summary>The medians of the training part that fill empty cells in all parts, by feature; null without imputation.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, double>? Imputation { get; init; }
}

/// <summary>One part of a split as it was written.</summary>
/// <param name="Name"><c>train</c>, <c>val</c> or <c>test</c>.</param>
/// <param name="File">The file, relative to <c>split.json</c>, with forward slashes.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Rows">The number of examples.</param>
/// <param name="Positives">The number of examples with label 1.</param>
/// <param name="LabelShare">Positives ÷ rows.</param>
/// <param name="DroppedByEmbargo">The examples excluded because their label reaches into the next part.</param>
/// <param name="Dates">The sample dates, ascending.</param>
public sealed record SplitManifestPart(
    string Name,
    string File,
    string Sha256,
    int Rows,
    int Positives,
    double LabelShare,
    int DroppedByEmbargo,
    IReadOnlyList<DateOnly> Dates);
