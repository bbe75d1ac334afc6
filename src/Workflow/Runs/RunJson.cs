using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartMoney.Workflow.Runs;

/// <summary>How a run's parameters, progress and report are kept as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = false,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunParameters))]
[JsonSerializable(typeof(RunTally))]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(RunProgress))]
[JsonSerializable(typeof(AssembledDataset))]
public sealed partial class RunJson : JsonSerializerContext
{
    private static readonly Lazy<RunJson> ForPeople =
        new(() => new RunJson(new JsonSerializerOptions(Default!.Options) { WriteIndented = true }));

    /// <summary>The same, indented: for files that people open.</summary>
    public static RunJson Indented => ForPeople.Value;
}
