using System.Collections.Concurrent;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace SmartMoney.Functions.Tests.Durable;

internal sealed class InMemoryDurableTaskClient(DurableHost host, DataConverter converter) : DurableTaskClient("in memory")
{
    private static readonly string[] Live =
    [
        nameof(OrchestrationRuntimeStatus.Pending),
        nameof(OrchestrationRuntimeStatus.Running),
        nameof(OrchestrationRuntimeStatus.Suspended),
    ];

    private int _lookups;

    /// <summary>Whether the engine does not answer, in words that are nobody else's.</summary>
    public bool IsUnreachable { get; set; }

    /// <summary>How often somebody asked for an instance.</summary>
    public int Lookups => _lookups;

    /// <summary>What happens when it was seen that an instance may start, just before it does.</summary>
    public Func<string, Task> BeforeStart { get; set; } = _ => Task.CompletedTask;

    /// <summary>What happens just before somebody tells an instance to end.</summary>
    public Func<string, Task> BeforeTermination { get; set; } = _ => Task.CompletedTask;

    /// <summary>The instances that somebody told to end, by the messages that were sent.</summary>
    public ConcurrentQueue<string> Terminations { get; } = [];

    private DurableHost Host => IsUnreachable ? throw new TimeoutException("Status(StatusCode=\"Unavailable\")") : host;

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        var id = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        var taken = options?.DedupeStatuses ?? Live;
        var existing = Host.Find(id);
        if (existing is not null && taken.Contains(existing.Status.ToString(), StringComparer.OrdinalIgnoreCase))
        {
            throw new OrchestrationAlreadyExistsException($"An orchestration with the id {id} already exists.");
        }

        await BeforeStart(id);
        Host.StartInPlaceOf(existing, new InstanceIdentity(orchestratorName, id, null), converter.Serialize(input));
        return id;
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        var instance = Host[instanceId];
        await Host.RunAsync(() => instance.History.Count > 0, cancellation);
        return Describe(instance, getInputsAndOutputs);
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        var instance = Host[instanceId];
        await Host.RunAsync(() => instance.IsOver, cancellation);
        if (!instance.IsOver)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }

        return Describe(instance, getInputsAndOutputs);
    }

    public override async Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        await BeforeTermination(instanceId);
        Host.Terminate(instanceId, converter.Serialize(options?.Output));
        Terminations.Enqueue(instanceId);
    }

    public override Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        Host[instanceId].Suspend();
        return Task.CompletedTask;
    }

    public override Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        Host[instanceId].Resume();
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _lookups);
        return Task.FromResult(Host.Find(instanceId) is { } instance ? Describe(instance, getInputsAndOutputs) : null);
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        filter ??= new OrchestrationQuery();
        return Pageable.Create((token, size, _) =>
        {
            // The real store keeps them by id, not by age.
            var rest = Host.Instances
                .Where(instance => Matches(instance, filter))
                .OrderBy(instance => instance.InstanceId, StringComparer.Ordinal)
                .SkipWhile(instance => string.CompareOrdinal(instance.InstanceId, token ?? filter.ContinuationToken ?? "") <= 0)
                .ToList();
            var page = rest.Take(size ?? filter.PageSize).ToList();
            return Task.FromResult(new Page<OrchestrationMetadata>(
                [.. page.Select(instance => Describe(instance, filter.FetchInputsAndOutputs))],
                page.Count < rest.Count ? page[^1].InstanceId : null));
        });
    }

    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        if (Host.Find(instanceId) is { IsOver: false })
        {
            throw new InvalidOperationException($"Orchestration '{instanceId}' is still running.");
        }

        return Task.FromResult(new PurgeResult(Host.Remove(instanceId) ? 1 : 0));
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool Matches(DurableInstance instance, OrchestrationQuery filter) =>
        (filter.Statuses is null || filter.Statuses.Contains(instance.Status))
        && (filter.CreatedFrom is null || instance.CreatedAt >= filter.CreatedFrom)
        && (filter.CreatedTo is null || instance.CreatedAt <= filter.CreatedTo)
        && (filter.InstanceIdPrefix is null || instance.InstanceId.StartsWith(filter.InstanceIdPrefix, StringComparison.Ordinal));

    private OrchestrationMetadata Describe(DurableInstance instance, bool withData) =>
        new(instance.Identity.Name, instance.InstanceId)
        {
            DataConverter = withData ? converter : null,
            RuntimeStatus = instance.Status,
            CreatedAt = instance.CreatedAt,
            LastUpdatedAt = instance.LastUpdatedAt,
            SerializedInput = withData ? instance.Input : null,
            SerializedOutput = withData ? instance.Output : null,
            SerializedCustomStatus = withData && instance.CustomStatuses is [.., var status] ? status : null,
            FailureDetails = instance.Failure,
        };
}
