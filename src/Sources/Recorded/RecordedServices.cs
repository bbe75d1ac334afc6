using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartMoney.Sources.Fmp;
using SmartMoney.Sources.Fmp.Api;

namespace SmartMoney.Sources.Recorded;

/// <summary>Registers recorded answers.</summary>
public static class RecordedServices
{
    private const string HttpClientName = "recorded";

    /// <summary>Registers a corpus of recorded answers as a <see cref="FactProvider"/>: no network, no key, no limit.</summary>
    /// <param name="services">The services.</param>
    /// <param name="corpus">The corpus.</param>
    public static IServiceCollection AddRecorded(this IServiceCollection services, RecordedCorpus corpus)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(HttpClientName, FmpServices.ConfigureClient)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new RecordedHandler(corpus));
        var options = new FmpOptions { BaseUrl = RecordedHandler.Address, ApiKey = "recorded", MaxTries = 1 };
        return services.AddSingleton<FactProvider>(provider => new RecordedProvider(
            corpus, FmpServices.Client(provider, HttpClientName, options, new NoLimit()), provider.GetRequiredService<TimeProvider>()));
    }
}
