using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartMoney.Azure;
using SmartMoney.Functions.Hosting;
using SmartMoney.Functions.Http;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Settings;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Functions.Tests.Http;
using SmartMoney.Sources.Fmp;
using SmartMoney.Sources.Recorded;
using SmartMoney.Sources.Sec;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Tests.Hosting;

/// <summary>
/// One instance of the Azure half, as its Program puts it together, on an account of the emulator. Its client works at once; it takes
/// work from the task hub from <see cref="StartWorkerAsync"/> on.
/// </summary>
internal sealed class CloudHost : IAsyncDisposable, IServiceProvider
{
    private readonly string _account;
    private readonly TaskHubOptions _options;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly TimeProvider _time;
    private readonly StorageAccount? _storage;
    private readonly string _samples;
    private ServiceProvider _services;
    private TaskHubProcess? _process;
    private Task? _starting;

    private CloudHost(
        string account,
        TaskHub hub,
        TaskHubOptions options,
        IReadOnlyDictionary<string, string?> settings,
        TimeProvider time,
        StorageAccount? storage,
        string samples)
    {
        (_account, Hub, _options, _settings, _time, _storage, _samples) = (account, hub, options, settings, time, storage, samples);
        _services = Build();
    }

    public TaskHub Hub { get; }

    public ActivityWatch Activities { get; } = new();

    public FmpStandIn Fmp { get; } = new();

    public EventLog Log { get; } = new();

    public IServiceProvider Services => _services;

    public SmartMoneyStorage Storage => _services.GetRequiredService<SmartMoneyStorage>();

    /// <summary>The process that works on the hub.</summary>
    public TaskHubProcess Process => _process ?? throw new InvalidOperationException("The worker was not started.");

    public static async Task<CloudHost> OpenAsync(
        string account,
        TaskHubOptions? options = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        TimeProvider? time = null,
        StorageAccount? storage = null,
        string? samples = null)
    {
        options ??= new TaskHubOptions();
        return new CloudHost(
            account,
            await TaskHub.OpenAsync(account, options),
            options,
            settings ?? new Dictionary<string, string?>(),
            time ?? TimeProvider.System,
            storage,
            samples ?? Samples.Small);
    }

    /// <summary>The samples' run, from the recorded source.</summary>
    public RunParameters SampleRun() => Run(new RunRequest { Universe = "test" }, SourceCatalog.Recorded);

    public RunParameters Run(RunRequest request, string source, string insiders = SourceCatalog.Live)
    {
        var (sources, panel) = _services.GetRequiredService<SourceCatalog>().Find(source, insiders)!.Value;
        var errors = request.Resolve(sources, panel, out var run);
        return run ?? throw new ArgumentException(string.Join("; ", errors));
    }

    public Task StartAsync(RunParameters run, CancellationToken cancellation) =>
        Hub.Client.ScheduleNewOrchestrationInstanceAsync(DatasetOrchestrator.Name, run, new StartOrchestrationOptions(run.RunId), cancellation);

    public Task StartWorkerAsync() => _starting ??= StartProcessAsync();

    /// <summary>Starts a run, and works on it until an activity stands at a gate.</summary>
    public async Task<Gate> HoldAsync(RunParameters run, Predicate<ActivityRun> holds, CancellationToken cancellation)
    {
        var gate = new Gate(holds);
        Activities.Before = gate.PassAsync;
        await StartAsync(run, cancellation);
        await StartWorkerAsync();
        await gate.Reached;
        return gate;
    }

    /// <summary>Runs to the end, and checks that every replay asks for the same.</summary>
    public async Task<OrchestrationMetadata> RunAsync(RunParameters run, CancellationToken cancellation)
    {
        await StartAsync(run, cancellation);
        return await FinishAsync(run.RunId, cancellation);
    }

    /// <summary>Works until a run is over, and checks that every replay asks for the same.</summary>
    public async Task<OrchestrationMetadata> FinishAsync(string runId, CancellationToken cancellation)
    {
        await StartWorkerAsync();
        var instance = await Hub.EndAsync(runId, cancellation);
        Process.VerifyReplays();
        return instance;
    }

    /// <summary>Ends this instance as a crash does.</summary>
    public void Kill() => Process.Kill();

    /// <summary>Stops this instance, and starts it anew with nothing of what it kept in memory.</summary>
    public async Task RestartAsync()
    {
        await Process.StopAsync();
        await _services.DisposeAsync();
        _services = Build();
        await StartProcessAsync();
    }

    public Task<FunctionServer> ServeAsync() =>
        FunctionServer.StartAsync(Hub.Client, services => Configure(services), typeof(Runs), typeof(RunControl), typeof(Cache), typeof(Health), typeof(OpenApiDocument));

    public async Task<byte[]> ReadAsync(string path, CancellationToken cancellation) =>
        (await Storage.Objects.ReadAsync(path, cancellation))!.Value.ToArray();

    public object? GetService(Type serviceType) => _services.GetService(serviceType);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        await Hub.DisposeAsync();
        await _services.DisposeAsync();
        Fmp.Dispose();
        Log.Dispose();
    }

    private async Task StartProcessAsync() => _process = await TaskHubProcess.StartAsync(
        _account,
        _options,
        Hub.Client,
        this,
        Activities,
        typeof(DatasetOrchestrator),
        typeof(SymbolBatchOrchestrator),
        typeof(DatasetFunctions),
        typeof(RunRecordFunctions));

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        Configure(services);
        return services.BuildServiceProvider();
    }

    private void Configure(IServiceCollection services)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Storage"] = _account,
                ["FMP_API_KEY"] = "a-key-that-nobody-may-see",
                ["Fmp:BaseUrl"] = "http://fmp.invalid/stable/",
                ["Fmp:RequestsPerMinute"] = "1000000",
                ["Fmp:MaxTries"] = "2",
                ["Fmp:RetryDelay"] = "00:00:00.001",
                ["Sec:BaseUrl"] = "http://sec.invalid/",
            })
            .AddInMemoryCollection(_settings)
            .Build();
        services.AddSingleton(_time).AddSingleton<ILoggerFactory>(Log).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSettings(configuration).AddStorage().AddSources(configuration, new RecordedCorpus(_samples), new SecArchiveFolder(SourceCatalog.SampleArchives)).AddWorkflow().AddEndpoints().AddTelemetry(configuration);
        if (_storage is not null)
        {
            services.AddSingleton(_storage);
        }

        services.AddHttpClient(FmpServices.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Fmp);
    }
}
