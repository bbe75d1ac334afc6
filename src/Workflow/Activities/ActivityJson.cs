using System.Text.Json;
using System.Text.Json.Serialization;
using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Workflow.Loading;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>How what passes between activities is kept as JSON.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    WriteIndented = false,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunTask))]
[JsonSerializable(typeof(ReportTask))]
[JsonSerializable(typeof(PanelMember))]
[JsonSerializable(typeof(PanelTables))]
[JsonSerializable(typeof(SharedTable))]
[JsonSerializable(typeof(RunTally))]
[JsonSerializable(typeof(RunReport))]
[JsonSerializable(typeof(AssembledDataset))]
internal sealed partial class ActivityJson : JsonSerializerContext;
