using System.Text.Json;
using System.Text.Json.Serialization;
using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Workflow;

/// <summary>How the workflow's records are kept as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = false,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunParameters))]
[JsonSerializable(typeof(RunTask))]
[JsonSerializable(typeof(RunTally))]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(RunProgress))]
[JsonSerializable(typeof(SymbolBatch))]
[JsonSerializable(typeof(ReportTask))]
[JsonSerializable(typeof(AssembledDataset))]
[JsonSerializable(typeof(PanelMember))]
[JsonSerializable(typeof(PanelTables))]
public sealed partial class WorkflowJson : JsonSerializerContext
{
    private static readonly Lazy<WorkflowJson> ForPeople =
        new(() => new WorkflowJson(new JsonSerializerOptions(Default!.Options) { WriteIndented = true }));

    /// <summary>The same, indented: for files that people open.</summary>
    public static WorkflowJson Indented => ForPeople.Value;
}
