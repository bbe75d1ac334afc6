using SmartMoney.Sources.Fmp.Api;

namespace SmartMoney.Sources.Fmp;

/// <summary>Financial Modeling Prep, at any address: all its feeds share one client, one budget and the known page sizes.</summary>
internal class FmpProvider : FactProvider, IDisposable
{
    private readonly FmpClient _client;
    private readonly LongestPage _longestHolders = new();
    private readonly TimeProvider _time;

    public FmpProvider(FmpClient client, TimeProvider time) => (_client, _time) = (client, time);

    public override string Name => FmpServices.ProviderName;

    public override IReadOnlyList<Feed> Open(ISourceObserver observer)
    {
        var fmp = new FmpConnection(this, _client, _longestHolders, observer, _time);
        return
        [
            new FmpPrices(fmp),
            new FmpInsiderTrades(fmp),
            new FmpSummaries(fmp),
            new FmpHolders(fmp),
            new FmpCongressTrades(fmp),
            new FmpManagerHoldings(fmp),
            new FmpFundHoldings(fmp),
        ];
    }

    /// <summary>Entries of earlier versions name the address too.</summary>
    public override bool Made(string source) => source == Name || source.StartsWith($"{FmpServices.ProviderName}:", StringComparison.Ordinal);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => _client.Dispose();
}
