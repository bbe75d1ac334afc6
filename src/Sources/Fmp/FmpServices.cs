using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartMoney.Sources.Budget;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Http;

namespace SmartMoney.Sources.Fmp;

/// <summary>Registers FMP.</summary>
public static class FmpServices
{
    /// <summary>The name of the provider in runs and entries.</summary>
    public const string ProviderName = "fmp";

    /// <summary>The name of the HTTP client that asks FMP.</summary>
    public const string HttpClientName = "fmp";

    /// <summary>
    /// Registers FMP as a <see cref="FactProvider"/>. The budget is the registered <see cref="RateLimiter"/>, or one of this
    /// process where there is none.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddFmp(this IServiceCollection services, Action<FmpOptions> configure)
    {
        services.AddOptions<FmpOptions>().Configure(configure);
        services.AddSingleton<IValidateOptions<FmpOptions>, OptionsBounds<FmpOptions>>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RateLimiter>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<FmpOptions>>().Value;
            return new RequestBudget(options.RequestsPerMinute, options.RateWindow, provider.GetRequiredService<TimeProvider>());
        });
        services.AddHttpClient(HttpClientName, ConfigureClient)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            });
        return services.AddSingleton<FactProvider>(provider => new FmpProvider(
            Client(provider, HttpClientName, provider.GetRequiredService<IOptions<FmpOptions>>().Value, provider.GetRequiredService<RateLimiter>()),
            provider.GetRequiredService<TimeProvider>()));
    }

    internal static void ConfigureClient(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.UserAgent.ParseAdd("smartmoney/1.0");
        ResponseBody.AcceptPacked(client.DefaultRequestHeaders);
    }

    internal static FmpClient Client(IServiceProvider provider, string httpClient, FmpOptions options, RateLimiter budget)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        return new FmpClient(provider.GetRequiredService<IHttpClientFactory>(), httpClient, options, new RequestPipelines(options, budget, time), time);
    }
}
