using Microsoft.DurableTask.Client;
using SmartMoney.Core.Runs;

namespace SmartMoney.Functions.Orchestration;

/// <summary>Stops runs: their orchestration, and the batches that it started.</summary>
/// <param name="records">The runs' records.</param>
public sealed class RunStopper(RunRecords records)
{
    /// <summary>Stops a run.</summary>
    /// <param name="client">The orchestrations.</param>
    /// <param name="id">The run.</param>
    /// <param name="cancellationToken">Stops stopping.</param>
    /// <returns>Whether there was an orchestration to stop.</returns>
    public async Task<bool> StopAsync(DurableTaskClient client, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var stopped = 0;
        var query = new OrchestrationQuery(Statuses: RunStarter.Live, InstanceIdPrefix: id);
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
        {
            await client.TerminateInstanceAsync(instance.InstanceId, new TerminateInstanceOptions("stopped on request", Recursive: true), cancellationToken);
            stopped++;
        }

        if (stopped > 0)
        {
            await records.StoppedAsync(id, RunState.Stopped, null, cancellationToken);
        }

        return stopped > 0;
    }
}
