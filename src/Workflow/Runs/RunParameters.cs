using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Files;
using SmartMoney.Core.Labels;
using SmartMoney.Core.Market;
using SmartMoney.Sources;

namespace SmartMoney.Workflow.Runs;

/// <summary>Everything that determines the output of a run. Two runs with equal parameters produce the same bytes from the same responses.</summary>
/// <param name="Universe">test, custom, top50, top100, full, or the name that the user gave; names the file.</param>
/// <param name="Symbols">The symbols, in ordinal order.</param>
/// <param name="From">The first day of the range.</param>
/// <param name="To">The last day of the range.</param>
/// <param name="Day">The day of the month.</param>
/// <param name="HorizonDays">Calendar days from sample to label.</param>
/// <param name="Threshold">The threshold of the label, a fraction; null for a label that has none.</param>
/// <param name="Source">The name of the provider of all kinds of facts that <see cref="OtherSources"/> does not name.</param>
/// <param name="Panel">The panels.</param>
public sealed record RunParameters(
    string Universe,
    ImmutableArray<string> Symbols,
    DateOnly From,
    DateOnly To,
    int Day,
    int HorizonDays,
    double? Threshold,
    string Source,
    Panel Panel)
{
    /// <summary>The version of the contract of the numbers.</summary>
    public string ContractVersion { get; init; } = FeatureSchema.ContractVersion;

    /// <summary>The kind of label.</summary>
    public LabelKind Label { get; init; }

    /// <summary>The names of other providers, by the name of the kind of fact; null when there are none.</summary>
    public ImmutableSortedDictionary<string, string>? OtherSources { get; init; }

    /// <summary>Whether the dataset is copied to the file of its universe. It changes neither the dataset nor the identity of the run.</summary>
    [JsonIgnore]
    public bool IsPublished { get; init; } = true;

    /// <summary>The provider of each kind of fact.</summary>
    [JsonIgnore]
    public SourceChoice Sources => new(Source, OtherSources);

    /// <summary>Identifies this run: a hash of all parameters.</summary>
    [JsonIgnore]
    public string RunId =>
        ContentHash.Of(JsonSerializer.SerializeToUtf8Bytes(this, RunJson.Default.RunParameters))[..16];

    /// <summary>What the labels of the dataset say.</summary>
    [JsonIgnore]
    public LabelDefinition LabelDefinition => new(Label, Threshold);

    /// <summary>The nominal sample dates.</summary>
    [JsonIgnore]
    public ImmutableArray<DateOnly> Dates => SampleSchedule.Dates(From, To, Day);

    /// <summary>The files of the universe: copies of those of the newest run of it.</summary>
    [JsonIgnore]
    public DatasetPaths Paths => new(Universe);
}
