using System.Text.Json;
using SmartMoney.Core.Storage;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Core.Runs;

/// <summary>Writes down how runs start and end, for a host that has no process of its own for each run.</summary>
/// <param name="registry">The runs.</param>
/// <param name="store">Where reports are.</param>
/// <param name="time">The clock.</param>
public sealed class RunRecords(IRunRegistry registry, IObjectStore store, TimeProvider time)
{
    /// <summary>A run starts, or starts anew.</summary>
    /// <param name="run">Its parameters.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task StartedAsync(RunParameters run, CancellationToken cancellationToken) =>
        registry.SaveAsync(RunRecord.Starting(run, time.GetUtcNow()), cancellationToken);

    /// <summary>A run came to its end: what there is to say of it is in its report.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StorageException">There is no report of the run.</exception>
    public async Task EndedAsync(string runId, CancellationToken cancellationToken)
    {
        var record = await FindAsync(runId, cancellationToken);
        var report = await ReportAsync(record, cancellationToken) ?? throw new StorageException($"the report of run {runId} is missing");
        var tally = report.Tally;
        await registry.SaveAsync(
            (record with
            {
                State = report.IsIncomplete ? RunState.Incomplete : RunState.Completed,
                UpdatedAt = time.GetUtcNow(),
                Progress = new RunProgress("done", 1, 1, report.Dataset.Rows, tally.Failures.Count),
                SamplesDone = tally.Rows + tally.Dropped.Values.Sum(),
                Calls = tally.Calls.Values.Sum(),
            }).With(tally.Failures),
            cancellationToken);
    }

    /// <summary>A run stopped before its end.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="state">How.</param>
    /// <param name="error">Why, in one line; null when somebody wanted it so.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task StoppedAsync(string runId, RunState state, string? error, CancellationToken cancellationToken)
    {
        var record = await FindAsync(runId, cancellationToken);
        await registry.SaveAsync(record with { State = state, UpdatedAt = time.GetUtcNow(), Error = error }, cancellationToken);
    }

    /// <summary>The report of a run.</summary>
    /// <param name="record">The run's record.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when there is none: the run has not ended, or another run of the same universe has taken the file's place.</returns>
    public async Task<RunReport?> ReportAsync(RunRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var path = Path.ChangeExtension(record.DatasetPath, ".report.json");
        if (await store.ReadAsync(path, cancellationToken) is not { } json)
        {
            return null;
        }

        try
        {
            var report = JsonSerializer.Deserialize(json.Span, WorkflowJson.Default.RunReport);
            return report?.RunId == record.RunId ? report : null;
        }
        catch (JsonException e)
        {
            throw new StorageException($"{path} is damaged", e);
        }
    }

    private async Task<RunRecord> FindAsync(string runId, CancellationToken cancellationToken) =>
        await registry.FindAsync(runId, cancellationToken) ?? throw new StorageException($"there is no record of run {runId}");
}
