using Microsoft.Azure.Functions.Worker;
using SmartMoney.Core.Runs;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Functions.Orchestration;

/// <summary>The activities that keep the run's record.</summary>
/// <param name="records">The records.</param>
public sealed class RunRecordFunctions(RunRecords records)
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

    /// <summary>Records that a run came to its end.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(End)]
    public Task EndAsync([ActivityTrigger] string runId, CancellationToken cancellationToken) => records.EndedAsync(runId, cancellationToken);

    /// <summary>Records that a run failed.</summary>
    /// <param name="failure">The run and why.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(Failure)]
    public Task FailAsync([ActivityTrigger] RunFailure failure, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return records.StoppedAsync(failure.RunId, RunState.Failed, failure.Error, cancellationToken);
    }
}
