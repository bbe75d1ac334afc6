using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Telemetry;

/// <summary>What an orchestration leaves as its output; the report has the rest.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Dataset">Where the dataset is.</param>
/// <param name="Sha256">Its SHA-256, hexadecimal.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Failed">The number of failures.</param>
/// <param name="IsIncomplete">Whether asking again may mend that.</param>
/// <param name="IsValid">Whether the dataset passed its validation.</param>
public sealed record RunSummary(string RunId, string Dataset, string Sha256, int Rows, int Failed, bool IsIncomplete, bool IsValid)
{
    internal static RunSummary Of(RunReport report) => new(
        report.RunId,
        report.Dataset.Path,
        report.Dataset.Sha256,
        report.Dataset.Rows,
        report.Tally.Failures.Count,
        report.IsIncomplete,
        report.Validation.Passed);
}
