using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SmartMoney.Core.Runs;

namespace SmartMoney.Functions.Orchestration;

/// <summary>Starts runs, each once: a run is the orchestration of its id.</summary>
/// <param name="registry">The runs.</param>
/// <param name="records">Their records.</param>
public sealed class RunStarter(IRunRegistry registry, RunRecords records)
{
    internal static readonly IReadOnlyList<OrchestrationRuntimeStatus> Live =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>Whether an orchestration is at work, or will be.</summary>
    /// <param name="instance">The orchestration; null when there is none.</param>
    public static bool IsLive(OrchestrationMetadata? instance) => instance is not null && Live.Contains(instance.RuntimeStatus);

    /// <summary>Starts a run unless it lives, or is done already.</summary>
    /// <param name="client">The orchestrations.</param>
    /// <param name="order">The run.</param>
    /// <param name="isFresh">Whether to start it anew though it is done.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    public async Task<StartOutcome> StartAsync(DurableTaskClient client, RunOrder order, bool isFresh, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(order);
        var id = order.Run.RunId;
        if (await LivesAsync(client, id, cancellationToken))
        {
            return StartOutcome.Lives;
        }

        if (!isFresh && await IsDoneAsync(id, cancellationToken))
        {
            return StartOutcome.Done;
        }

        await records.StartedAsync(order.Run, cancellationToken);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                DatasetOrchestrator.Name, order, new StartOrchestrationOptions(id).WithDedupeStatuses([.. Live]), cancellationToken);
            return StartOutcome.Started;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (await LivesAsync(client, id, cancellationToken))
            {
                return StartOutcome.Lives;
            }

            await records.StoppedAsync(id, RunState.Failed, "the orchestration could not be started", CancellationToken.None);
            throw;
        }
    }

    private static async Task<bool> LivesAsync(DurableTaskClient client, string id, CancellationToken cancellationToken) =>
        IsLive(await client.GetInstanceAsync(id, cancellationToken));

    private async Task<bool> IsDoneAsync(string id, CancellationToken cancellationToken) =>
        await registry.FindAsync(id, cancellationToken) is { State: RunState.Completed } record
        && await records.ReportAsync(record, cancellationToken) is not null;
}
