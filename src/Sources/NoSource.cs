using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Sources;

/// <summary>The provider of a run without a source for most kinds of facts: it has none of them, and says so.</summary>
public sealed class NoSource : FactProvider
{
    /// <inheritdoc />
    public override string Name => "none";

    /// <inheritdoc />
    public override IReadOnlyList<Feed> Open(ISourceObserver observer) =>
    [
        new EmptyFeed<PriceHistory>(this, DataType.Prices),
        new EmptyFeed<FactSeries<InsiderTrade>>(this, DataType.InsiderTrades),
        new EmptyFeed<FactSeries<PositionsSummary>>(this, DataType.InstitutionalOwnership),
        new EmptyFeed<FactSeries<HolderPosition>>(this, DataType.InstitutionalHolders),
        new EmptyFeed<FactSeries<CongressTrade>>(this, DataType.CongressionalTrades),
        new EmptyFeed<PanelMember>(this, DataType.HedgeFundHoldings),
        new EmptyFeed<PanelMember>(this, DataType.EtfHoldings),
    ];

    private sealed class EmptyFeed<TFacts>(FactProvider provider, DataType type) : LocalFeed<TFacts>(provider, type)
    {
        public override Task<TFacts> ReadAsync(SourceNeed need, FactReading reading, CancellationToken cancellationToken) =>
            throw new SourceException(SourceFailure.Refused, "the run has no source for this");
    }
}
