using System.Threading.RateLimiting;

namespace SmartMoney.Core.Sources.Fmp;

/// <summary>Opens FMP, or a corpus of its answers behind the same client. All that is opened share one client, one budget, and what is known of the pages.</summary>
internal sealed class FmpSourceFactory : ISourceFactory, IDisposable
{
    private readonly FmpClient _client;
    private readonly LongestPage _longestHolders = new();
    private readonly TimeProvider _time;

    public FmpSourceFactory(string name, IHttpClientFactory clients, FmpOptions options, RateLimiter budget, TimeProvider time)
    {
        Name = name;
        _client = new FmpClient(clients, options, new FmpPipelines(options, budget, time), time);
        _time = time;
    }

    public string Name { get; }

    public ISmartMoneySource Open(ISourceObserver observer) => new FmpSource(_client, _longestHolders, Name, observer, _time);

    public void Dispose() => _client.Dispose();
}
