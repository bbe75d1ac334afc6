using System.Collections.Concurrent;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using DurableTask.AzureStorage;
using DurableTask.Core;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartMoney.Testing;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>
/// One process that works on a task hub: the dispatchers of DurableTask.Core over the Azure Storage provider, as the Functions host
/// runs them. It can stop, or be killed: then nothing it says reaches the storage any more.
/// </summary>
internal sealed class TaskHubProcess : IAsyncDisposable
{
    private readonly TaskHubWorker _worker;
    private readonly Network _network = new();
    private readonly ConcurrentDictionary<string, OrchestrationRuntimeState> _states = new();
    private readonly Dictionary<string, ObjectCreator<TaskOrchestration>> _orchestrations;
    private Task? _stopped;

    private TaskHubProcess(string account, TaskHubOptions options, DurableTaskClient client, IServiceProvider services, ActivityWatch watch, Type[] functions)
    {
        var transport = new HttpClientTransport(new HttpClient(_network));
        var provider = new StorageAccountClientProvider(
            StorageServiceClientProvider.ForBlob(account, new BlobClientOptions { Transport = transport }),
            StorageServiceClientProvider.ForQueue(account, new QueueClientOptions { Transport = transport }),
            StorageServiceClientProvider.ForTable(account, new TableClientOptions { Transport = transport }));
        var service = new AzureStorageOrchestrationService(TaskHub.SettingsOf(options, provider));
        _worker = new TaskHubWorker(service) { ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails };
        var tasks = new FunctionTasks(new DurableTaskShimFactory(new DurableTaskWorkerOptions(), services.GetRequiredService<ILoggerFactory>()), client, services, watch);
        _orchestrations = tasks.Orchestrations(functions).ToDictionary(orchestration => orchestration.Name);
        _worker.AddTaskOrchestrations([.. _orchestrations.Values]);
        _worker.AddTaskActivities([.. tasks.Activities(functions)]);
        _worker.AddOrchestrationDispatcherMiddleware(async (context, next) =>
        {
            var state = context.GetProperty<OrchestrationRuntimeState>();
            await next();
            _states[state.OrchestrationInstance!.InstanceId] = state;
        });
    }

    public static async Task<TaskHubProcess> StartAsync(
        string account, TaskHubOptions options, DurableTaskClient client, IServiceProvider services, ActivityWatch watch, params Type[] functions)
    {
        var process = new TaskHubProcess(account, options, client, services, watch, functions);
        await process._worker.StartAsync();
        return process;
    }

    /// <summary>What the engine asked of storage for its work: messages, histories and instances, but no polls and no leases.</summary>
    public int Transactions => _network.Transactions;

    /// <summary>Replays every prefix of the history of each instance that ended here by itself.</summary>
    public void VerifyReplays()
    {
        foreach (var state in _states.Values.Where(state => state.OrchestrationStatus is OrchestrationStatus.Completed or OrchestrationStatus.Failed))
        {
            OrchestrationReplay.Verify(state, _orchestrations[state.Name].Create);
        }
    }

    /// <summary>Waits until the process has renewed its hold on the messages of its activities so often.</summary>
    public Task RenewedAsync(int times, CancellationToken cancellation)
    {
        var before = _network.Renewals;
        return Until.IsTrueAsync(() => cancellation.IsCancellationRequested || _network.Renewals >= before + times, $"{times} renewals");
    }

    /// <summary>
    /// Ends the process as a crash does: its leases and messages stay taken until they expire. What it still tries to say is lost, so
    /// nobody waits for it.
    /// </summary>
    public void Kill()
    {
        _network.Cut();
        _stopped = Task.CompletedTask;
        _ = _worker.StopAsync(isForced: true);
    }

    /// <summary>Ends the process as a deployment does: it gives back what it took.</summary>
    public Task StopAsync() => _stopped ??= _worker.StopAsync(isForced: false);

    public async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>The way to the storage account, which can be cut.</summary>
    private sealed class Network() : DelegatingHandler(new SocketsHttpHandler())
    {
        private readonly CancellationTokenSource _cut = new();

        private int _renewals;
        private int _transactions;

        public int Transactions => _transactions;

        /// <summary>How often the visibility of a message in the queue of activities was extended.</summary>
        public int Renewals => _renewals;

        public void Cut() => _cut.Cancel();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!IsPollOrLease(request))
            {
                Interlocked.Increment(ref _transactions);
            }

            using var either = CancellationTokenSource.CreateLinkedTokenSource(_cut.Token, cancellationToken);
            try
            {
                var answer = await base.SendAsync(request, either.Token);
                if (request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.Contains("-workitems/messages/", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref _renewals);
                }

                return answer;
            }
            catch (OperationCanceledException e) when (_cut.IsCancellationRequested)
            {
                throw new HttpRequestException("the process is dead", e);
            }
        }

        private static bool IsPollOrLease(HttpRequestMessage request) =>
            (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith("/messages", StringComparison.Ordinal))
            || request.RequestUri!.AbsolutePath.Contains("Partitions", StringComparison.Ordinal)
            || request.RequestUri.AbsolutePath.Contains("lease", StringComparison.Ordinal);
    }
}
