using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartMoney.Core;
using SmartMoney.Core.Sources.Fmp;
using SmartMoney.Core.Storage.Azure;
using SmartMoney.Core.Workflow;
using SmartMoney.Functions.Hosting;
using SmartMoney.Functions.Http;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Functions.Tests.Http;

namespace SmartMoney.Functions.Tests.Hosting;

/// <summary>The Azure half as its Program puts it together, on the engine in memory and an account of the emulator.</summary>
internal sealed class CloudHost : IAsyncDisposable, IServiceProvider
{
    private readonly string _account;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly TimeProvider _time;
    private readonly StorageAccount? _storage;
    private ServiceProvider _services;

    public CloudHost(
        string account,
        DurableHostOptions? options = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        TimeProvider? time = null,
        StorageAccount? storage = null)
    {
        _storage = storage;
        _account = account;
        _settings = settings ?? new Dictionary<string, string?>();
        _time = time ?? TimeProvider.System;
        _services = Build();
        Durable = new DurableHost((options ?? new DurableHostOptions()) with { Loggers = Log })
            .AddFunctions(this, typeof(DatasetOrchestrator), typeof(SymbolBatchOrchestrator), typeof(DatasetFunctions), typeof(RunRecordFunctions));
    }

    public DurableHost Durable { get; }

    public FmpStandIn Fmp { get; } = new();

    public EventLog Log { get; } = new();

    public IServiceProvider Services => _services;

    public SmartMoneyStorage Storage => _services.GetRequiredService<SmartMoneyStorage>();

    /// <summary>The samples' run, from the recorded source.</summary>
    public RunParameters SampleRun() => Run(new RunRequest { Universe = "test" }, SourceCatalog.Recorded);

    public RunParameters Run(RunRequest request, string source)
    {
        var (factory, panel) = _services.GetRequiredService<SourceCatalog>().Find(source)!.Value;
        var errors = request.Resolve(factory.Name, panel, out var run);
        return run ?? throw new ArgumentException(string.Join("; ", errors));
    }

    public Task StartAsync(RunParameters run, CancellationToken cancellation) =>
        Durable.Client.ScheduleNewOrchestrationInstanceAsync(DatasetOrchestrator.Name, run, new StartOrchestrationOptions(run.RunId), cancellation);

    /// <summary>Runs to the end, and checks that every replay asks for the same.</summary>
    public async Task<DurableInstance> RunAsync(RunParameters run, CancellationToken cancellation)
    {
        await StartAsync(run, cancellation);
        await Durable.RunAsync(cancellation);
        Durable.VerifyReplays();
        return Durable[run.RunId];
    }

    /// <summary>All that the worker kept in memory is gone.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Build();
    }

    public Task<FunctionServer> ServeAsync() =>
        FunctionServer.StartAsync(Durable.Client, services => Configure(services), typeof(Runs), typeof(Cache), typeof(Health), typeof(Description));

    public async Task<byte[]> ReadAsync(string path, CancellationToken cancellation) =>
        (await Storage.Objects.ReadAsync(path, cancellation))!.Value.ToArray();

    public object? GetService(Type serviceType) => _services.GetService(serviceType);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Fmp.Dispose();
        Log.Dispose();
    }

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
            })
            .AddInMemoryCollection(_settings)
            .Build();
        services.AddSingleton(_time).AddSingleton<ILoggerFactory>(Log).AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        services.AddSettings(configuration).AddStorage().AddSources(configuration).AddWorkflow().AddTelemetry(configuration);
        if (_storage is not null)
        {
            services.AddSingleton(_storage);
        }

        services.AddHttpClient(FmpClient.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => Fmp);
    }
}
