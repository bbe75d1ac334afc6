using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartMoney.Core.Sources.Fmp;
using SmartMoney.Core.Sources.Recorded;

namespace SmartMoney.Core.Sources;

/// <summary>Registers the sources.</summary>
public static class SourceServices
{
    private const long LargestAnswer = 256L << 20;

    /// <summary>
    /// Registers FMP as the <see cref="ISourceFactory"/>. The budget is the registered <see cref="RateLimiter"/>, or one of this
    /// process where there is none.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddFmpSource(this IServiceCollection services, Action<FmpOptions> configure)
    {
        services.AddOptions<FmpOptions>().Configure(configure).ValidateDataAnnotations();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RateLimiter>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<FmpOptions>>().Value;
            return new RequestBudget(options.RequestsPerMinute, options.RateWindow, provider.GetRequiredService<TimeProvider>());
        });
        services.AddHttpClient(FmpClient.HttpClientName, ConfigureClient)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            });
        return services.AddSingleton<ISourceFactory>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<FmpOptions>>().Value;
            return Factory(provider, $"fmp:{options.Root.AbsoluteUri}", options, provider.GetRequiredService<RateLimiter>());
        });
    }

    /// <summary>Registers a corpus of recorded answers as the <see cref="ISourceFactory"/>: no network, no key, no limit.</summary>
    /// <param name="services">The services.</param>
    /// <param name="corpus">The corpus.</param>
    public static IServiceCollection AddRecordedSource(this IServiceCollection services, RecordedCorpus corpus)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(FmpClient.HttpClientName, ConfigureClient)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new RecordedHandler(corpus));
        var options = new FmpOptions { BaseUrl = RecordedHandler.Address, ApiKey = "recorded", MaxTries = 1 };
        return services.AddSingleton<ISourceFactory>(provider => Factory(provider, corpus.Name, options, new NoLimit()));
    }

    private static void ConfigureClient(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.MaxResponseContentBufferSize = LargestAnswer;
        client.DefaultRequestHeaders.UserAgent.ParseAdd("smartmoney/1.0");
    }

    private static FmpSourceFactory Factory(IServiceProvider provider, string name, FmpOptions options, RateLimiter budget) =>
        new(name, provider.GetRequiredService<IHttpClientFactory>(), options, budget, provider.GetRequiredService<TimeProvider>());
}
