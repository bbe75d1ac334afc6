using SmartMoney.Core.Datasets;
using SmartMoney.Core.Runs;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Functions.Http.Contracts;

/// <summary>How a run stands.</summary>
internal sealed record RunView
{
    public required string Id { get; init; }

    public required RunState Status { get; init; }

    public required string Universe { get; init; }

    public required int Symbols { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required string Source { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required RunProgress Progress { get; init; }

    public required RunCounts Counts { get; init; }

    public required IReadOnlyList<DataFailure> Failures { get; init; }

    public string? Error { get; init; }

    public DatasetValidation? Validation { get; init; }

    public CacheFigures? Cache { get; init; }

    public required RunLinks Links { get; init; }

    public static RunView Of(RunRecord run, RunReport? report) => new()
    {
        Id = run.RunId,
        Status = run.State,
        Universe = run.Universe,
        Symbols = run.Symbols,
        From = run.From,
        To = run.To,
        Source = run.Source,
        StartedAt = run.StartedAt,
        UpdatedAt = run.UpdatedAt,
        Progress = run.Progress,
        Counts = new RunCounts(run.SamplesDone, run.SamplesTotal, run.Progress.Rows, report?.Tally.Positives, run.Calls, run.FailureCount),
        Failures = run.Failures,
        Error = run.Error,
        Validation = report?.Validation,
        Cache = report is null ? null : new CacheFigures(report.Tally.Hits, report.Tally.Misses, report.Tally.HitRate),
        Links = RunLinks.Of(run.RunId),
    };
}
