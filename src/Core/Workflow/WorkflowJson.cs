using System.Text.Json.Serialization;
using SmartMoney.Core.Runs;

namespace SmartMoney.Core.Workflow;

/// <summary>How the workflow's records are kept as JSON.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Web,
    WriteIndented = false,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunParameters))]
[JsonSerializable(typeof(RunTask))]
[JsonSerializable(typeof(RunTally))]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(RunProgress))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(SymbolBatch))]
[JsonSerializable(typeof(ReportTask))]
[JsonSerializable(typeof(AssembledDataset))]
[JsonSerializable(typeof(PanelMember))]
[JsonSerializable(typeof(PanelTables))]
public sealed partial class WorkflowJson : JsonSerializerContext;
