using System.Diagnostics.CodeAnalysis;
using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Orchestration;

/// <summary>
/// The orchestrations of runs, each under the id of its run. They are in the storage account, so an orchestration that cannot be read
/// means unavailable storage, whichever exception the client throws.
/// </summary>
/// <param name="client">The client of the durable engine.</param>
public sealed class Orchestrations(DurableTaskClient client)
{
    private static readonly OrchestrationRuntimeStatus[] Live =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
    ];

    private static readonly OrchestrationRuntimeStatus[] Over =
    [
        OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Whether an orchestration is active or will be.</summary>
    /// <param name="instance">The orchestration; null when there is none.</param>
    public static bool IsLive([NotNullWhen(true)] OrchestrationMetadata? instance) => instance is not null && Live.Contains(instance.RuntimeStatus);

    /// <summary>Finds the orchestration of a run, with its status and its output.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="StorageException">The orchestrations cannot be reached.</exception>
    public Task<OrchestrationMetadata?> FindAsync(string runId, CancellationToken cancellationToken) =>
        GuardAsync(() => client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellationToken), cancellationToken);

    /// <summary>Whether a run is active or will be.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StorageException">The orchestrations cannot be reached.</exception>
    public async Task<bool> LivesAsync(string runId, CancellationToken cancellationToken) =>
        IsLive(await GuardAsync(() => client.GetInstanceAsync(runId, cancellationToken), cancellationToken));

    /// <summary>Starts the orchestration of a run. Of several concurrent calls the engine starts one, and does not report which.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StorageException">It is already active, or the orchestrations are unavailable.</exception>
    public Task StartAsync(RunParameters run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var options = new StartOrchestrationOptions(run.RunId).WithDedupeStatuses(Live);
        return GuardAsync(() => client.ScheduleNewOrchestrationInstanceAsync(DatasetOrchestrator.Name, run, options, cancellationToken), cancellationToken);
    }

    /// <summary>Lists the batches that a run started before a time and that are still active.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="until">The time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StorageException">The orchestrations cannot be reached.</exception>
    public Task<List<string>> LiveBatchesAsync(string runId, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery(CreatedTo: until, Statuses: Live, InstanceIdPrefix: runId + ":");
        return GuardAsync(
            async () => await client.GetAllInstancesAsync(query).Select(batch => batch.InstanceId).ToListAsync(cancellationToken),
            cancellationToken);
    }

    /// <summary>Sends an orchestration the termination message. It stops when it processes that message.</summary>
    /// <param name="instanceId">The orchestration.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False if it ended before it could be stopped.</returns>
    /// <exception cref="StorageException">The orchestrations cannot be reached.</exception>
    public async Task<bool> TerminateAsync(string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            await GuardAsync(
                async () =>
                {
                    await client.TerminateInstanceAsync(instanceId, "stopped on request", cancellationToken);
                    return true;
                },
                cancellationToken);
            return true;
        }
        catch (StorageException)
        {
            // The engine refuses to stop what is over, in words that are its own.
            if (await LivesAsync(instanceId, cancellationToken))
            {
                throw;
            }

            return false;
        }
    }

    /// <summary>Removes the histories of orchestrations that ended before a time, those of batches too.</summary>
    /// <param name="before">The time.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many were removed.</returns>
    /// <exception cref="StorageException">The orchestrations cannot be reached.</exception>
    public Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        // The filter of the engine knows when an orchestration was created, and not when it ended.
        var query = new OrchestrationQuery(CreatedTo: before, Statuses: Over);
        return GuardAsync(
            async () =>
            {
                var purged = 0;
                await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
                {
                    if (instance.LastUpdatedAt < before)
                    {
                        purged += (await client.PurgeInstanceAsync(instance.InstanceId, cancellationToken)).PurgedInstanceCount;
                    }
                }

                return purged;
            },
            cancellationToken);
    }

    /// <summary>Waits until the orchestration of a run is over.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StorageException">The orchestrations cannot be reached.</exception>
    public Task WaitAsync(string runId, CancellationToken cancellationToken) =>
        GuardAsync(() => client.WaitForInstanceCompletionAsync(runId, cancellationToken), cancellationToken);

    private static async Task<T> GuardAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (e is RpcException or OrchestrationAlreadyExistsException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new StorageException("the orchestrations are unavailable", e);
        }
    }
}
