using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Orchestration;

/// <summary>Why a run stopped.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Error">Why, in one line.</param>
/// <param name="Progress">How far it came.</param>
public sealed record RunFailure(string RunId, string Error, RunProgress Progress);

/// <summary>The activities that keep the run's record.</summary>
/// <param name="ledger">Keeps the records.</param>
/// <param name="files">The files of runs.</param>
/// <param name="retention">Of how many runs the files are kept.</param>
/// <param name="log">Logs failures to remove the files of old runs.</param>
public sealed class RunRecordFunctions(RunLedger ledger, RunFiles files, IOptions<RetentionOptions> retention, ILogger<RunRecordFunctions> log)
{
    /// <summary>The name of the first activity of a run.</summary>
    public const string Start = "RecordStart";

    /// <summary>The name of the last activity of a run.</summary>
    public const string End = "RecordEnd";

    /// <summary>The name of the last activity of a run that fails.</summary>
    public const string Failure = "RecordFailure";

    /// <summary>Records that a run starts, unless its starter has already done so.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(Start)]
    public Task StartAsync([ActivityTrigger] RunParameters run, CancellationToken cancellationToken) => ledger.RunningAsync(run, cancellationToken);

    /// <summary>
    /// Records that a run ended, and removes the files of old runs. A failure to remove them does not affect the run; the next run
    /// retries.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(End)]
    public async Task EndAsync([ActivityTrigger] string runId, CancellationToken cancellationToken)
    {
        var run = await ledger.EndedAsync(runId, cancellationToken);
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
        return ledger.StoppedAsync(failure.RunId, RunState.Failed, failure.Error, failure.Progress, cancellationToken);
    }
}
