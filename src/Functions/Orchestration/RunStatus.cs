using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.DurableTask.Client;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Orchestration;

/// <summary>
/// The status of runs: the record in the registry, updated from the orchestration. A run that was started here and has no
/// orchestration was stopped by removing the orchestration. A run without one that was started elsewhere is active there.
/// </summary>
/// <param name="registry">The runs.</param>
public sealed partial class RunStatus(IRunRegistry registry)
{
    /// <summary>Finds a run.</summary>
    /// <param name="orchestrations">The orchestrations.</param>
    /// <param name="id">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The current record; null when there is no such run.</returns>
    public async Task<RunRecord?> FindAsync(Orchestrations orchestrations, string id, CancellationToken cancellationToken) =>
        Id().IsMatch(id) && await registry.FindAsync(id, cancellationToken) is { } record
            ? await MergeAsync(orchestrations, record, cancellationToken)
            : null;

    /// <summary>Updates a record.</summary>
    /// <param name="orchestrations">The orchestrations.</param>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The current record.</returns>
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
            return record.At(ProgressOf(instance)) with { State = RunState.Running, UpdatedAt = instance.LastUpdatedAt };
        }

        if (record.State == RunState.Running)
        {
            record = record.At(ProgressOf(instance));
        }

        return (record.State, instance?.RuntimeStatus) switch
        {
            (RunState.Running, OrchestrationRuntimeStatus.Failed) =>
                record with { State = RunState.Failed, Error = instance!.FailureDetails?.ErrorMessage ?? FirstLineOf(instance.SerializedOutput) },
            (RunState.Running, OrchestrationRuntimeStatus.Completed) =>
                record with { State = instance!.ReadOutputAs<RunSummary>() is { IsIncomplete: true } ? RunState.Incomplete : RunState.Completed },
            (RunState.Running, OrchestrationRuntimeStatus.Terminated) => record with { State = RunState.Stopped },
            (RunState.Running, null) when record.Host == RunHost.Azure => record with { State = RunState.Stopped },
            _ => record,
        };
    }

    /// <summary>How far an orchestration says that it is; null when it says nothing.</summary>
    /// <param name="instance">The orchestration; null when there is none.</param>
    public static RunProgress? ProgressOf(OrchestrationMetadata? instance) =>
        instance?.SerializedCustomStatus is { } json ? JsonSerializer.Deserialize(json, RunJson.Default.RunProgress) : null;

    private static string? FirstLineOf(string? output) => output?.ReplaceLineEndings("\n").Split('\n')[0];

    [GeneratedRegex("^[0-9a-f]{16}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
