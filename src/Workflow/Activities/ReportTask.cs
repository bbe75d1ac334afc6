using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>The input of the last activity.</summary>
/// <param name="RunId">The run.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="EndedAt">When all its rows were together.</param>
/// <param name="Tally">All that its activities did.</param>
/// <param name="Dataset">The file.</param>
public sealed record ReportTask(string RunId, DateTimeOffset StartedAt, DateTimeOffset EndedAt, RunTally Tally, AssembledDataset Dataset);
