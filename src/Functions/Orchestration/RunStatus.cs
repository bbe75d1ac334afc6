using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.DurableTask.Client;
using SmartMoney.Core.Runs;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Functions.Orchestration;

/// <summary>
/// How runs stand: what the registry keeps, brought up to date by the orchestration. A run that was started here and has no
/// orchestration any more was stopped by whoever removed it; one without that was started elsewhere goes on there.
/// </summary>
/// <param name="registry">The runs.</param>
public sealed partial class RunStatus(IRunRegistry registry)
{
    /// <summary>Finds a run.</summary>
    /// <param name="orchestrations">The orchestrations.</param>
    /// <param name="id">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record as things stand; null when there is no such run.</returns>
    public async Task<RunRecord?> FindAsync(Orchestrations orchestrations, string id, CancellationToken cancellationToken) =>
        Id().IsMatch(id) && await registry.FindAsync(id, cancellationToken) is { } record
            ? await MergeAsync(orchestrations, record, cancellationToken)
            : null;

    /// <summary>Brings a record up to date.</summary>
    /// <param name="orchestrations">The orchestrations.</param>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The record as things stand.</returns>
    public static async Task<RunRecord> MergeAsync(Orchestrations orchestrations, RunRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(orchestrations);
        ArgumentNullException.ThrowIfNull(record);
        return Merge(record, await orchestrations.FindAsync(record.RunId, cancellationToken));
    }

    private static RunRecord Merge(RunRecord record, OrchestrationMetadata? instance)
    {
        if (Orchestrations.IsLive(instance))
        {
            var progress = instance!.SerializedCustomStatus is { } json ? RunProgressOf(json) : null;
            return record with { State = RunState.Running, UpdatedAt = instance.LastUpdatedAt, Progress = progress ?? record.Progress };
        }

        return (record.State, instance?.RuntimeStatus) switch
        {
            (RunState.Running, OrchestrationRuntimeStatus.Failed) =>
                record with { State = RunState.Failed, Error = instance!.FailureDetails?.ErrorMessage },
            (RunState.Running, OrchestrationRuntimeStatus.Completed) =>
                record with { State = instance!.ReadOutputAs<RunSummary>() is { IsIncomplete: true } ? RunState.Incomplete : RunState.Completed },
            (RunState.Running, OrchestrationRuntimeStatus.Terminated) => record with { State = RunState.Stopped },
            (RunState.Running, null) when record.Host == RunHost.Azure => record with { State = RunState.Stopped },
            _ => record,
        };
    }

    private static RunProgress? RunProgressOf(string json) =>
        JsonSerializer.Deserialize(json, WorkflowJson.Default.RunProgress);

    [GeneratedRegex("^[0-9a-f]{16}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
