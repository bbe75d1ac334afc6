using System.Text.Json;

namespace SmartMoney.Workflow.Runs;

/// <summary>What is reported of a run while it is active and afterwards.</summary>
public sealed record RunRecord
{
    /// <summary>The most failures that a record names; the report has all.</summary>
    public const int MaxFailures = 50;

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>test, custom, top50, top100, full, or the name that the user gave.</summary>
    public required string Universe { get; init; }

    /// <summary>How many symbols.</summary>
    public required int Symbols { get; init; }

    /// <summary>The first day of the range.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day of the range.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The source.</summary>
    public required string Source { get; init; }

    /// <summary>The file of the universe, which is, or will be, a copy of the dataset while no newer run takes its place.</summary>
    public required string DatasetPath { get; init; }

    /// <summary>The file outside the storage that the dataset goes to in place of that of the universe; null when there is none.</summary>
    public string? Output { get; init; }

    /// <summary>Where it was started; null in a record of a version that did not say.</summary>
    public RunHost? Host { get; init; }

    /// <summary>The status.</summary>
    public required RunState State { get; init; }

    /// <summary>When it was started, or resumed.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When this was written.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How far it is.</summary>
    public required RunProgress Progress { get; init; }

    /// <summary>Sample dates processed.</summary>
    public int SamplesDone { get; init; }

    /// <summary>Those of them that were processed before it was resumed.</summary>
    public int SamplesDoneBefore { get; init; }

    /// <summary>Sample dates of the run.</summary>
    public int SamplesTotal { get; init; }

    /// <summary>Requests made since it was started or resumed. Those of an activity that a crash cut off are not counted at its end.</summary>
    public long Calls { get; init; }

    /// <summary>The requests that the plan counts for the phase of the panels, while the run is active; 0 where that is not known.</summary>
    public long CallsPlanned { get; init; }

    /// <summary>How many seconds the rate limit lets it wait yet; null when it does not.</summary>
    public double? WaitSeconds { get; init; }

    /// <summary>What it waits for; null when it is not waiting.</summary>
    public string? WaitsFor { get; init; }

    /// <summary>The failures, at most <see cref="MaxFailures"/> of them.</summary>
    public IReadOnlyList<DataFailure> Failures { get; init; } = [];

    /// <summary>How many failures there are in all.</summary>
    public int FailureCount { get; init; }

    /// <summary>Why it stopped; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The record of a run that starts.</summary>
    /// <param name="run">The run.</param>
    /// <param name="host">Where it is started.</param>
    /// <param name="startedAt">When.</param>
    public static RunRecord Starting(RunParameters run, RunHost host, DateTimeOffset startedAt)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new RunRecord
        {
            RunId = run.RunId,
            Universe = run.Universe,
            Symbols = run.Symbols.Length,
            From = run.From,
            To = run.To,
            Source = run.Sources.ToString(),
            DatasetPath = run.Paths.Dataset,
            Host = host,
            State = RunState.Running,
            StartedAt = startedAt,
            UpdatedAt = startedAt,
            Progress = RunProgress.Start,
            SamplesTotal = run.Symbols.Length * run.Dates.Length,
        };
    }

    /// <summary>The record of a run that came so far.</summary>
    /// <param name="progress">How far; null when that is not known.</param>
    public RunRecord At(RunProgress? progress) => progress is null
        ? this
        : this with { Progress = progress, SamplesDone = progress.Samples, Calls = progress.Calls, FailureCount = progress.Failed };

    /// <summary>The record with its failures: all counted, the first ones named.</summary>
    /// <param name="failures">The failures.</param>
    public RunRecord With(IReadOnlyList<DataFailure> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        return this with { Failures = [.. failures.Take(MaxFailures)], FailureCount = failures.Count };
    }

    /// <summary>The record as JSON, as registries keep it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RunRecordJson.Default.RunRecord);

    /// <summary>Reads a record from its JSON.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="JsonException">It is not one.</exception>
    public static RunRecord? FromJson(string json) => JsonSerializer.Deserialize(json, RunRecordJson.Default.RunRecord);
}
