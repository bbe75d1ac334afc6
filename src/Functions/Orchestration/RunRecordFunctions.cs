using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartMoney.Core.Runs;
using SmartMoney.Core.Storage;
using SmartMoney.Core.Workflow;
using SmartMoney.Functions.Telemetry;

namespace SmartMoney.Functions.Orchestration;

/// <summary>The activities that keep the run's record.</summary>
/// <param name="records">The records.</param>
/// <param name="files">The files of runs.</param>
/// <param name="retention">Of how many runs the files are kept.</param>
/// <param name="log">Is told when the files of old runs cannot be removed.</param>
public sealed class RunRecordFunctions(RunRecords records, RunFiles files, IOptions<RetentionOptions> retention, ILogger<RunRecordFunctions> log)
{
    /// <summary>The name of the first activity of a run.</summary>
    public const string Start = "RecordStart";

    /// <summary>The name of the last activity of a run.</summary>
    public const string End = "RecordEnd";

    /// <summary>The name of the last activity of a run that fails.</summary>
    public const string Failure = "RecordFailure";

    /// <summary>Records that a run starts.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(Start)]
    public Task StartAsync([ActivityTrigger] RunParameters run, CancellationToken cancellationToken) => records.StartedAsync(run, cancellationToken);

    /// <summary>
    /// Records that a run came to its end, and removes the files of old runs. That these cannot be removed takes nothing from the run;
    /// the next one tries again.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(End)]
    public async Task EndAsync([ActivityTrigger] string runId, CancellationToken cancellationToken)
    {
        var run = await records.EndedAsync(runId, cancellationToken);
        try
        {
            await files.PruneAsync(run.Universe, runId, retention.Value.Runs, cancellationToken);
        }
        catch (StorageException e)
        {
            log.PruningFailed(e);
        }
    }

    /// <summary>Records that a run failed.</summary>
    /// <param name="failure">The run and why.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(Failure)]
    public Task FailAsync([ActivityTrigger] RunFailure failure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return records.StoppedAsync(failure.RunId, RunState.Failed, failure.Error, failure.Progress, cancellationToken);
    }
}
