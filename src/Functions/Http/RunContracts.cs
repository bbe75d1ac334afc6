using SmartMoney.Core.Datasets;
using SmartMoney.Functions.Settings;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Http;

/// <summary>The body of a request for a run.</summary>
internal sealed record RunOrderBody
{
    private static readonly RunRequest Default = new();

    public string? Universe { get; init; }

    public IReadOnlyList<string>? Symbols { get; init; }

    public IReadOnlyList<string> Exclude { get; init; } = [];

    public DateOnly From { get; init; } = Default.From;

    public DateOnly To { get; init; } = Default.To;

    public int Day { get; init; } = Default.Day;

    public int HorizonDays { get; init; } = Default.HorizonDays;

    public string Label { get; init; } = Default.Label;

    public double? Threshold { get; init; }

    public string Source { get; init; } = SourceCatalog.Live;

    public string Insiders { get; init; } = SourceCatalog.Live;

    public bool Fresh { get; init; }

    public RunRequest ToRequest() => new()
    {
        Universe = Universe,
        Symbols = Symbols,
        Exclude = Exclude,
        From = From,
        To = To,
        Day = Day,
        HorizonDays = HorizonDays,
        Label = Label,
        Threshold = Threshold,
    };
}

/// <summary>The response to a request for a run.</summary>
internal sealed record StartedRun(string Id, RunLinks Links);

/// <summary>Some of the runs, newest first, and where the next ones are.</summary>
internal sealed record RunPage(IReadOnlyList<RunStatusBody> Runs, string? Next);

/// <summary>The status of a run.</summary>
internal sealed record RunStatusBody
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

    public static RunStatusBody Of(RunRecord run, RunReport? report) => new()
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

/// <summary>What a run did, in figures.</summary>
internal sealed record RunCounts(int Samples, int SamplesTotal, int Rows, int? Positives, long Calls, int Failures);

/// <summary>What the cache did for a run.</summary>
internal sealed record CacheFigures(long Hits, long Misses, double HitRate);

/// <summary>Where things of a run are.</summary>
internal sealed record RunLinks(string Self, string Dataset, string Context, string Report)
{
    public static RunLinks Of(string runId)
    {
        var self = $"/api/runs/{runId}";
        return new RunLinks(self, $"{self}/dataset", $"{self}/context", $"{self}/report");
    }
}
