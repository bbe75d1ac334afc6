using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Orchestration;

/// <summary>What became of the wish to start a run.</summary>
public enum StartOutcome
{
    /// <summary>It was started.</summary>
    Started,

    /// <summary>It is already active.</summary>
    Lives,

    /// <summary>It is done already, and its dataset is there.</summary>
    Done,
}

/// <summary>Starts runs, each once: a run is the orchestration of its id.</summary>
/// <param name="registry">The runs.</param>
/// <param name="ledger">Keeps their records.</param>
/// <param name="files">Their files.</param>
public sealed class RunStarter(IRunRegistry registry, RunLedger ledger, RunFiles files)
{
    /// <summary>Starts a run unless it is active or already complete.</summary>
    /// <param name="orchestrations">The orchestrations.</param>
    /// <param name="run">The run.</param>
    /// <param name="isFresh">Whether to restart it even if it is complete.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    /// <exception cref="StorageException">It cannot be started.</exception>
    public async Task<StartOutcome> StartAsync(Orchestrations orchestrations, RunParameters run, bool isFresh, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(orchestrations);
        ArgumentNullException.ThrowIfNull(run);
        var id = run.RunId;
        if (await orchestrations.LivesAsync(id, cancellationToken))
        {
            return StartOutcome.Lives;
        }

        if (!isFresh && await IsDoneAsync(id, cancellationToken))
        {
            return StartOutcome.Done;
        }

        await ledger.StartedAsync(run, cancellationToken);
        try
        {
            await orchestrations.StartAsync(run, cancellationToken);
            return StartOutcome.Started;
        }
        catch (StorageException)
        {
            if (await orchestrations.LivesAsync(id, cancellationToken))
            {
                return StartOutcome.Lives;
            }

            await ledger.StoppedAsync(id, RunState.Failed, "the orchestration could not be started", null, CancellationToken.None);
            throw;
        }
    }

    private async Task<bool> IsDoneAsync(string id, CancellationToken cancellationToken)
    {
        if (await registry.FindAsync(id, cancellationToken) is not { State: RunState.Completed } record)
        {
            return false;
        }

        await using var dataset = await files.OpenDatasetAsync(record, cancellationToken);
        return dataset is not null;
    }
}
