using System.Threading.RateLimiting;
using SmartMoney.Cli.Output;
using SmartMoney.Sources.Budget;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>Records the status of a run every few seconds while it is active, and when it ends.</summary>
internal sealed class RunRecorder(IRunRegistry registry, RunParameters run, RunDisplay display, RateLimiter? budget, TimeProvider time, string? output = null)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly DateTimeOffset _startedAt = time.GetUtcNow();

    /// <summary>Runs something and keeps its record.</summary>
    public async Task<RunReport> RecordAsync(Func<Task<RunReport>> work, CancellationToken cancellationToken)
    {
        await registry.SaveAsync(Record(RunState.Running), cancellationToken);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var recording = RecordWhileRunningAsync(ended.Token);
        try
        {
            var report = await work();
            await StopAsync(ended, recording);
            var state = report.IsIncomplete ? RunState.Incomplete : RunState.Completed;
            await registry.SaveAsync(Record(state).With(report.Tally.Failures), CancellationToken.None);
            return report;
        }
        catch (Exception e)
        {
            await StopAsync(ended, recording);
            await TrySaveAsync(
                e switch
                {
                    OperationCanceledException => Record(RunState.Stopped),
                    EmptyDatasetException { IsIncomplete: true } => Record(RunState.Incomplete) with { Error = e.Message },
                    _ => Record(RunState.Failed) with { Error = e.Message },
                },
                CancellationToken.None);
            throw;
        }
    }

    private static async Task StopAsync(CancellationTokenSource ended, Task recording)
    {
        await ended.CancelAsync();
        await recording;
    }

    private async Task RecordWhileRunningAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                display.OnTick(NextPermit);
                await TrySaveAsync(Record(RunState.Running), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    /// <summary>Saves an optional record: a failed write neither ends a run nor hides the reason of its end.</summary>
    private async Task TrySaveAsync(RunRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await registry.SaveAsync(record, cancellationToken);
        }
        catch (StorageException)
        {
            return;
        }
    }

    private TimeSpan? NextPermit => (budget as IPacedBudget)?.NextPermit;

    private RunRecord Record(RunState state)
    {
        var queued = state == RunState.Running ? budget?.GetStatistics()?.CurrentQueuedCount ?? 0 : 0;
        var record = RunRecord.Starting(run, RunHost.Command, _startedAt) with
        {
            State = state,
            Output = output,
            UpdatedAt = time.GetUtcNow(),
            Progress = display.Progress,
            SamplesDone = display.SamplesDone,
            SamplesDoneBefore = display.SamplesDoneBefore,
            Calls = display.Calls,
            CallsPlanned = state == RunState.Running ? display.CallsPlanned : 0,
            WaitSeconds = state == RunState.Running ? NextPermit?.TotalSeconds : null,
            WaitsFor = queued > 0 ? "the rate limit" : display.LastTrouble,
        };
        return record.With(display.Failures);
    }
}
