using SmartMoney.Sources.Fmp.Api;

namespace SmartMoney.Sources.Fmp;

/// <summary>Financial Modeling Prep, at any address: all its feeds share one client, one budget and the known page sizes.</summary>
internal class FmpProvider(FmpClient client, TimeProvider time) : FactProvider
{
    private readonly LongestPage _longestHolders = new();

    public override string Name => FmpServices.ProviderName;

    public override IReadOnlyList<Feed> Open(ISourceObserver observer)
    {
        var fmp = new FmpConnection(this, client, _longestHolders, observer, time);
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
}
