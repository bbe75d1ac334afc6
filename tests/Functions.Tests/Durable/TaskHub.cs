using DurableTask.AzureStorage;
using DurableTask.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>
/// A task hub in a storage account, and the client that functions get: the gRPC client of the SDK, against the server that the
/// Durable Task extension runs. Workers are apart (<see cref="TaskHubProcess"/>), so that a test decides when there are any.
/// </summary>
internal sealed class TaskHub : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly AzureStorageOrchestrationService _service;
    private readonly WebApplication _server;
    private readonly GrpcChannel _channel;
    private readonly DurableTaskClient _observer;

    private TaskHub(AzureStorageOrchestrationService service, WebApplication server)
    {
        _service = service;
        _server = server;
        _channel = GrpcChannel.ForAddress("http://task-hub", new GrpcChannelOptions { HttpHandler = server.GetTestServer().CreateHandler() });
        Client = NewClient(Calls);
        _observer = NewClient();
    }

    public DurableTaskClient Client { get; }

    /// <summary>What the client calls, for tests to count, delay or refuse.</summary>
    public ClientCalls Calls { get; } = new();

    /// <summary>Opens the hub, and creates it where it does not exist.</summary>
    public static async Task<TaskHub> OpenAsync(string account, TaskHubOptions options)
    {
        var service = new AzureStorageOrchestrationService(SettingsOf(options, new StorageAccountClientProvider(account)));
        await service.CreateIfNotExistsAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc(options => options.EnableDetailedErrors = true);
        builder.Services
            .AddSingleton<IOrchestrationService>(service)
            .AddSingleton<IOrchestrationServiceClient>(service)
            .AddSingleton<TaskHubGrpcServer>()
            .Configure<TaskHubGrpcServerOptions>(server => server.Mode = TaskHubGrpcServerMode.ApiServerOnly);
        var server = builder.Build();
        server.MapGrpcService<TaskHubGrpcServer>();
        await server.StartAsync();
        return new TaskHub(service, server);
    }

    public static AzureStorageOrchestrationServiceSettings SettingsOf(TaskHubOptions options, StorageAccountClientProvider account) => new()
    {
        StorageAccountClientProvider = account,
        TaskHubName = options.Name,
        PartitionCount = options.Partitions,
        MaxConcurrentTaskActivityWorkItems = options.MaxConcurrentActivities,
        MaxQueuePollingInterval = options.MaxQueuePollingInterval,
        ControlQueueVisibilityTimeout = options.VisibilityTimeout,
        WorkItemQueueVisibilityTimeout = options.VisibilityTimeout,
        LeaseInterval = options.LeaseInterval,
        LeaseRenewInterval = options.LeaseRenewInterval,
        LeaseAcquireInterval = options.LeaseRenewInterval,
        ThrowExceptionOnInvalidDedupeStatus = true,
        WorkerId = Guid.NewGuid().ToString("N"),
    };

    /// <summary>All instances, oldest first.</summary>
    public async Task<List<OrchestrationMetadata>> InstancesAsync(CancellationToken cancellation)
    {
        var all = await _observer.GetAllInstancesAsync(new OrchestrationQuery(FetchInputsAndOutputs: true)).ToListAsync(cancellation);
        return [.. all.OrderBy(instance => instance.CreatedAt).ThenBy(instance => instance.InstanceId, StringComparer.Ordinal)];
    }

    public async Task<OrchestrationMetadata> FindAsync(string instanceId, CancellationToken cancellation) =>
        await _observer.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation) ?? throw new KeyNotFoundException(instanceId);

    /// <summary>Waits until an instance is over.</summary>
    public Task<OrchestrationMetadata> EndAsync(string instanceId, CancellationToken cancellation) =>
        WaitAsync(instanceId, instance => instance.IsCompleted, cancellation);

    /// <summary>Waits until an instance is as a test wants it. Each look costs the emulator a query, so there are few.</summary>
    public async Task<OrchestrationMetadata> WaitAsync(string instanceId, Predicate<OrchestrationMetadata> holds, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (await _observer.GetInstanceAsync(instanceId, getInputsAndOutputs: true, patience.Token) is { } instance && holds(instance))
            {
                return instance;
            }

            await Task.Delay(Pause, TimeProvider.System, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _observer.DisposeAsync();
        _channel.Dispose();
        await _server.DisposeAsync();
        _service.Dispose();
    }

    private GrpcDurableTaskClient NewClient(params Interceptor[] interceptors)
    {
        var options = new GrpcDurableTaskClientOptions { Channel = _channel };
        foreach (var interceptor in interceptors)
        {
            options.Interceptors.Add(interceptor);
        }

        return new GrpcDurableTaskClient("test", options, NullLogger<GrpcDurableTaskClient>.Instance);
    }
}
