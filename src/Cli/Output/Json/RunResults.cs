using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Output.Json;

/// <summary>One run of <c>runs --json</c>.</summary>
internal sealed record RunSummaryResult(
    string Id, string State, string Universe, int Symbols, DateOnly From, DateOnly To, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt, int Rows)
{
    public static RunSummaryResult Of(RunRecord run, string state) =>
        new(run.RunId, state, run.Universe, run.Symbols, run.From, run.To, run.StartedAt, run.UpdatedAt, run.Progress.Rows);
}

/// <summary>The result of <c>status --json</c>.</summary>
internal sealed record RunStatusResult(
    string Id,
    string State,
    string Universe,
    int Symbols,
    DateOnly From,
    DateOnly To,
    string Source,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    string Phase,
    int SamplesDone,
    int SamplesTotal,
    long Calls,
    int Rows,
    string? WaitsFor,
    string? Error,
    int FailureCount,
    IReadOnlyList<FailureResult> Failures,
    string Dataset)
{
    public static RunStatusResult Of(RunRecord run, string state) => new(
        run.RunId,
        state,
        run.Universe,
        run.Symbols,
        run.From,
        run.To,
        run.Source,
        run.StartedAt,
        run.UpdatedAt,
        run.Progress.Phase.Name(),
        run.SamplesDone,
        run.SamplesTotal,
        run.Calls,
        run.Progress.Rows,
        run.WaitsFor,
        run.Error,
        run.FailureCount,
        [.. run.Failures.Select(failure => new FailureResult(failure.Subject, failure.Type, failure.Kind.ToString(), failure.Reason))],
        run.Output ?? run.DatasetPath);
}

/// <summary>A data type that was unavailable.</summary>
internal sealed record FailureResult(string Subject, string Type, string Kind, string Reason);
