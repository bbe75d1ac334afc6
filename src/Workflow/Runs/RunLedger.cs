using SmartMoney.Sources.Storage;

namespace SmartMoney.Workflow.Runs;

/// <summary>Enters in the registry how runs of the Azure half start and end.</summary>
/// <param name="registry">The runs.</param>
/// <param name="files">Their reports.</param>
/// <param name="time">The clock.</param>
public sealed class RunLedger(IRunRegistry registry, RunFiles files, TimeProvider time)
{
    /// <summary>A run starts or restarts.</summary>
    /// <param name="run">Its parameters.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task StartedAsync(RunParameters run, CancellationToken cancellationToken) =>
        registry.SaveAsync(RunRecord.Starting(run, RunHost.Azure, time.GetUtcNow()), cancellationToken);

    /// <summary>A run is active. A record that already says so, written by the starter of the run, is not changed.</summary>
    /// <param name="run">Its parameters.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunningAsync(RunParameters run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (await registry.FindAsync(run.RunId, cancellationToken) is not { State: RunState.Running, Host: RunHost.Azure })
        {
            await StartedAsync(run, cancellationToken);
        }
    }

    /// <summary>A run ended. Its report contains the details.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record as it is now.</returns>
    /// <exception cref="StorageException">There is no report of the run.</exception>
    public async Task<RunRecord> EndedAsync(string runId, CancellationToken cancellationToken)
    {
        var record = await FindAsync(runId, cancellationToken);
        var report = await files.ReportAsync(record, cancellationToken) ?? throw new StorageException($"the report of run {runId} is missing");
        var tally = report.Tally;
        var ended = (record with
        {
            State = report.IsIncomplete ? RunState.Incomplete : RunState.Completed,
            UpdatedAt = time.GetUtcNow(),
            Progress = RunProgress.Of(RunPhase.Done, 1, 1, tally),
            SamplesDone = tally.Samples,
            Calls = tally.Calls.Values.Sum(),
        }).With(tally.Failures);
        await registry.SaveAsync(ended, cancellationToken);
        return ended;
    }

    /// <summary>A run stopped before its end. A record that says so already is left as it is.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="state">How.</param>
    /// <param name="error">The reason, in one line; null when the run was stopped on request.</param>
    /// <param name="progress">How far it came; null when that is not known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task StoppedAsync(string runId, RunState state, string? error, RunProgress? progress, CancellationToken cancellationToken)
    {
        var record = await FindAsync(runId, cancellationToken);
        if (record.State != state || record.Error != error)
        {
            await registry.SaveAsync(record.At(progress) with { State = state, UpdatedAt = time.GetUtcNow(), Error = error }, cancellationToken);
        }
    }

    private async Task<RunRecord> FindAsync(string runId, CancellationToken cancellationToken) =>
        await registry.FindAsync(runId, cancellationToken) ?? throw new StorageException($"there is no record of run {runId}");
}
