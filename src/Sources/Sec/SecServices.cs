using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartMoney.Sources.Budget;
using SmartMoney.Sources.Http;
using SmartMoney.Sources.Sec.Api;

namespace SmartMoney.Sources.Sec;

/// <summary>Registers the SEC.</summary>
public static class SecServices
{
    /// <summary>The name of the provider in runs and entries.</summary>
    public const string ProviderName = "sec";

    private const string HttpClientName = "sec";

    /// <summary>Registers the SEC's site as a <see cref="FactProvider"/> with a budget of this process.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddSec(this IServiceCollection services, Action<SecOptions> configure)
    {
        services.AddOptions<SecOptions>().Configure(configure);
        services.AddSingleton<IValidateOptions<SecOptions>, OptionsBounds<SecOptions>>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(HttpClientName, ConfigureClient)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            });
        return services
            .AddSingleton(provider => new SecBudget(provider.GetRequiredService<IOptions<SecOptions>>().Value, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<FactProvider>(provider => new SecProvider(Client(provider), null, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Registers archives in a folder as a <see cref="FactProvider"/>: no network, no limit.</summary>
    /// <param name="services">The services.</param>
    /// <param name="folder">The folder.</param>
    public static IServiceCollection AddSecArchives(this IServiceCollection services, SecArchiveFolder folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<FactProvider>(provider => new SecProvider(null, folder, provider.GetRequiredService<TimeProvider>()));
    }

    private static void ConfigureClient(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        ResponseBody.AcceptPacked(client.DefaultRequestHeaders);
    }

    private static SecClient Client(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<SecOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        var pipelines = new RequestPipelines(options, provider.GetRequiredService<SecBudget>().Limiter, time);
        return new SecClient(provider.GetRequiredService<IHttpClientFactory>(), HttpClientName, options, pipelines, time);
    }

    /// <summary>The budget of requests to the SEC, apart from those of other providers.</summary>
    private sealed class SecBudget(SecOptions options, TimeProvider time) : IDisposable
    {
        public RequestBudget Limiter { get; } = new(options.RequestsPerSecond, SecOptions.RateWindow, time);

        public void Dispose() => Limiter.Dispose();
    }
}
