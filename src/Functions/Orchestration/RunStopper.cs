using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Orchestration;

/// <summary>Stops runs: first their orchestration, so that it starts no more batches, then the batches that it started.</summary>
/// <param name="ledger">Keeps the runs' records.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Logs what was stopped.</param>
public sealed class RunStopper(RunLedger ledger, TimeProvider time, ILogger<RunStopper> log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Stops a run. A slow run has received the termination message and ends a little later.</summary>
    /// <param name="orchestrations">The orchestrations.</param>
    /// <param name="id">The run.</param>
    /// <param name="cancellationToken">Stops stopping.</param>
    /// <returns>Whether there is an orchestration of it.</returns>
    public async Task<bool> StopAsync(Orchestrations orchestrations, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(orchestrations);
        if (await orchestrations.FindAsync(id, cancellationToken) is null)
        {
            return false;
        }

        if (await orchestrations.TerminateAsync(id, cancellationToken))
        {
            log.RunStopped(id);
            await WaitAsync(orchestrations, id, cancellationToken);
            if (await orchestrations.FindAsync(id, cancellationToken) is { RuntimeStatus: OrchestrationRuntimeStatus.Terminated } ended)
            {
                foreach (var batch in await orchestrations.LiveBatchesAsync(id, ended.LastUpdatedAt, cancellationToken))
                {
                    await orchestrations.TerminateAsync(batch, cancellationToken);
                }

                await ledger.StoppedAsync(id, RunState.Stopped, null, RunStatus.ProgressOf(ended), cancellationToken);
            }
        }

        return true;
    }

    private async Task WaitAsync(Orchestrations orchestrations, string id, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await orchestrations.WaitAsync(id, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The wait is over; the status is read afterwards.
        }
    }
}
