using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartMoney.Azure;
using SmartMoney.Azure.Budget;
using SmartMoney.Functions.Http;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Settings;
using SmartMoney.Sources;
using SmartMoney.Sources.Fmp;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Recorded;
using SmartMoney.Sources.Sec;
using SmartMoney.Sources.Sec.Api;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Telemetry;

namespace SmartMoney.Functions.Hosting;

/// <summary>Registers all that the functions need. Settings are checked when the app starts.</summary>
public static class SmartMoneyServices
{
    /// <summary>What a request may take beyond its time-out: the time to end it.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>Adds the settings.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    public static IServiceCollection AddSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AppOptions>()
            .Bind(configuration)
            .Configure(options => options.HasKey = SourceKey.Of(configuration).Length > 0)
            .Configure(options => options.SecProblem = SecOptions.ProblemOf(configuration[SecOptions.UserAgentVariable]))
            .ValidateDataAnnotations()
            .Validate(options => IsAccount(options.Storage), "the setting Storage is neither the address of a storage account nor its connection string")
            .ValidateOnStart();
        services.AddOptions<RefreshOptions>()
            .Bind(configuration.GetSection(RefreshOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<RetentionOptions>()
            .Bind(configuration.GetSection(RetentionOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<FmpOptions>().ValidateOnStart();
        services.AddOptions<SecOptions>().ValidateOnStart();
        return services;
    }

    /// <summary>Adds cache, runs and datasets.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(provider => StorageAccount.Of(provider.GetRequiredService<IOptions<AppOptions>>().Value.Storage))
            .AddSingleton(provider => provider.GetRequiredService<StorageAccount>().ToStorage())
            .AddSingleton(provider => provider.GetRequiredService<SmartMoneyStorage>().Objects)
            .AddSingleton(provider => provider.GetRequiredService<SmartMoneyStorage>().Entries)
            .AddSingleton(provider => provider.GetRequiredService<SmartMoneyStorage>().Runs)
            .AddSingleton<RunFiles>()
            .AddSingleton<RunLedger>();
    }

    /// <summary>Adds FMP behind the budget that all instances share, the SEC, and the samples of both.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="samples">The samples of FMP.</param>
    /// <param name="archives">The samples of the SEC.</param>
    public static IServiceCollection AddSources(
        this IServiceCollection services, IConfiguration configuration, RecordedCorpus samples, SecArchiveFolder archives) => services
        .AddSingleton<RateLimiter>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<FmpOptions>>().Value;
            var row = new BudgetTable(provider.GetRequiredService<StorageAccount>().Tables, options.BaseUrl.Host);
            return new TableRequestBudget(row, options.RequestsPerMinute, options.RateWindow, options.Timeout + Margin, provider.GetRequiredService<TimeProvider>());
        })
        .AddFmp(options =>
        {
            configuration.GetSection(FmpOptions.Section).Bind(options);
            options.ApiKey = SourceKey.Of(configuration);
        })
        .AddRecorded(samples)
        .AddSec(options =>
        {
            configuration.GetSection(SecOptions.Section).Bind(options);
            options.UserAgent = configuration[SecOptions.UserAgentVariable] ?? "";
        })
        .AddSecArchives(archives)
        .AddSingleton<FeedCatalog>()
        .AddSingleton(new SourceCatalog(samples, archives));

    /// <summary>Adds the workflow's activities and what starts runs.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddWorkflow(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<RunMetrics>()
        .AddSingleton<IRunObserver>(provider => provider.GetRequiredService<RunMetrics>())
        .AddActivities()
        .AddSingleton<RunStarter>()
        .AddSingleton<RunStopper>()
        .AddSingleton<RunStatus>();

    /// <summary>Adds what the endpoints share.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddEndpoints(this IServiceCollection services) => services.AddSingleton<EndpointGuard>();

    private static bool IsAccount(string setting)
    {
        try
        {
            _ = StorageAccount.Of(setting);
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
