using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartMoney.Core;
using SmartMoney.Core.Caching;
using SmartMoney.Core.Runs;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Sources.Fmp;
using SmartMoney.Core.Storage;
using SmartMoney.Core.Storage.Azure;
using SmartMoney.Core.Storage.Azure.Budget;
using SmartMoney.Core.Telemetry;
using SmartMoney.Core.Workflow;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Refresh;

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
            .ValidateDataAnnotations()
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
        return services;
    }

    /// <summary>Adds cache, runs and datasets.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(provider => StorageAccount.Of(provider.GetRequiredService<IOptions<AppOptions>>().Value.Storage))
            .AddSingleton(provider => SmartMoneyStorage.InAccount(provider.GetRequiredService<StorageAccount>()))
            .AddSingleton(provider => provider.GetRequiredService<SmartMoneyStorage>().Objects)
            .AddSingleton(provider => provider.GetRequiredService<SmartMoneyStorage>().Entries)
            .AddSingleton(provider => provider.GetRequiredService<SmartMoneyStorage>().Runs)
            .AddSingleton<RunFiles>()
            .AddSingleton<RunRecords>();
    }

    /// <summary>Adds FMP behind the budget that all instances share, and the samples.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    public static IServiceCollection AddSources(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<RateLimiter>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<FmpOptions>>().Value;
            var row = new BudgetTable(provider.GetRequiredService<StorageAccount>().Tables, options.BaseUrl.Host);
            return new TableRequestBudget(row, options.RequestsPerMinute, options.RateWindow, options.Timeout + Margin, provider.GetRequiredService<TimeProvider>());
        })
        .AddFmpSource(options =>
        {
            configuration.GetSection(FmpOptions.Section).Bind(options);
            options.ApiKey = SourceKey.Of(configuration);
        })
        .AddSingleton(provider => new SourceCatalog(
            provider.GetRequiredService<ISourceFactory>(), SourceCatalog.Samples, provider.GetRequiredService<TimeProvider>()));

    /// <summary>Adds the workflow's activities and what starts runs.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddWorkflow(this IServiceCollection services) => services
        .AddMetrics()
        .AddSingleton<RunMetrics>()
        .AddSingleton<RunStarter>()
        .AddSingleton<RunStopper>()
        .AddSingleton<RunStatus>()
        .AddSingleton(provider => new DatasetActivities(
            provider.GetRequiredService<SourceCatalog>().Of,
            provider.GetRequiredService<EntryStore>(),
            provider.GetRequiredService<IObjectStore>(),
            provider.GetRequiredService<RunMetrics>(),
            provider.GetRequiredService<TimeProvider>()));
}
