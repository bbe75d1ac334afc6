using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Fmp.Facts;
using SmartMoney.Testing;

namespace SmartMoney.Workflow.Tests.Loading;

/// <summary>A provider of what is known, except for what it does not give.</summary>
internal sealed class KnownSource(Known known) : FactProvider
{
    private readonly Dictionary<(DataType Type, string Subject), SourceFailure> _failures = [];

    public override string Name => "known";

    /// <summary>The types asked for, in order.</summary>
    public List<DataType> Asked { get; } = [];

    /// <summary>The facts, without a cache.</summary>
    public IFactSource Facts => new CachedFacts(new FeedSet(Open(new SilentObserver())), new EntryStore(null!, null!), new SilentObserver(), TimeProvider.System);

    public KnownSource Failing(DataType type, string subject, SourceFailure failure = SourceFailure.Refused)
    {
        _failures[(type, subject)] = failure;
        return this;
    }

    public override IReadOnlyList<Feed> Open(ISourceObserver observer) =>
    [
        new KnownFeed<PriceHistory>(this, DataType.Prices, (_, entries, reading) => PriceReader.Read(entries, reading)),
        new KnownFeed<FactSeries<InsiderTrade>>(this, DataType.InsiderTrades, (_, entries, reading) => InsiderTradeReader.Read(entries, reading)),
        new KnownFeed<FactSeries<PositionsSummary>>(this, DataType.InstitutionalOwnership, (_, entries, reading) => InstitutionReader.ReadSummaries(entries, reading)),
        new KnownFeed<FactSeries<HolderPosition>>(this, DataType.InstitutionalHolders, (_, entries, reading) => InstitutionReader.ReadHolders(entries, reading)),
        new KnownFeed<FactSeries<CongressTrade>>(this, DataType.CongressionalTrades, (_, entries, reading) => CongressTradeReader.Read(entries, reading)),
        new KnownFeed<PanelMember>(this, DataType.HedgeFundHoldings, PanelReader.ReadManager),
        new KnownFeed<PanelMember>(this, DataType.EtfHoldings, PanelReader.ReadFund),
    ];

    private IReadOnlyList<SourceEntry> Answer(SourceNeed need)
    {
        Asked.Add(need.Type);
        return _failures.TryGetValue((need.Type, need.Subject), out var failure) ? throw new SourceException(failure, "not given") : known.Answer(need);
    }

    private sealed class KnownFeed<TFacts>(KnownSource source, DataType type, Func<string, IReadOnlyList<SourceEntry>, FactReading, TFacts> read)
        : LocalFeed<TFacts>(source, type)
    {
        public override async Task<TFacts> ReadAsync(SourceNeed need, FactReading reading, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return read(need.Subject, source.Answer(need), reading);
        }
    }
}
