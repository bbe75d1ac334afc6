using SmartMoney.Core.Features;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Formatting;
using SmartMoney.Sources;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Loading;

/// <summary>Gathers the facts of a symbol. A kind of fact that is not available costs its own features; without prices nothing else is requested.</summary>
/// <param name="source">Where facts come from.</param>
/// <param name="needs">What is needed.</param>
/// <param name="panels">The panels.</param>
public sealed class SymbolFactsLoader(IFactSource source, DataNeeds needs, PanelTables panels)
{
    private readonly List<DataFailure> _failures = [];

    /// <summary>What was not available.</summary>
    public IReadOnlyList<DataFailure> Failures => _failures;

    /// <summary>Responses that may be truncated.</summary>
    public IReadOnlyList<SuspectAnswer> Suspect { get; private set; } = [];

    /// <summary>What was assumed where the source says nothing.</summary>
    public IReadOnlyCollection<string> Assumptions { get; private set; } = [];

    /// <summary>Loads the facts.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="dropped">Receives the rows that become no fact.</param>
    /// <param name="cancellationToken">Stops loading.</param>
    /// <returns>Null when the symbol has no usable prices.</returns>
    /// <exception cref="SourceException">The key is invalid.</exception>
    public async Task<SymbolFacts?> LoadAsync(string symbol, DroppedRows dropped, CancellationToken cancellationToken)
    {
        var reading = new FactReading(dropped);
        (Suspect, Assumptions) = (reading.Suspect, reading.Assumptions);
        var prices = await TryGetAsync(FactKinds.Prices, needs.Prices(symbol));
        if (prices is null)
        {
            return null;
        }

        if (prices.IsEmpty)
        {
            var unreadable = dropped.Counts.GetValueOrDefault($"{DataType.Prices.Name()}.{DropReason.Unreadable}");
            _failures.Add(unreadable > 0
                ? new DataFailure(symbol, DataType.Prices.Name(), DataFailureKind.Refused, $"the source has {Quantity.Of(unreadable, "price")}, and none can be read")
                : new DataFailure(symbol, DataType.Prices.Name(), DataFailureKind.Unknown, "the source has no prices: unknown symbol, or not listed in the range"));
            return null;
        }

        return new SymbolFacts(
            symbol,
            prices,
            await TryGetAsync(FactKinds.InsiderTrades, needs.InsiderTrades(symbol)),
            await TryGetAsync(FactKinds.InstitutionalOwnership, needs.Ownership(symbol)),
            await TryGetAsync(FactKinds.InstitutionalHolders, needs.Holders(symbol)),
            await TryGetAsync(FactKinds.CongressionalTrades, needs.CongressTrades(symbol)),
            panels.HedgeFundsIn(symbol),
            panels.EtfsIn(symbol));

        async Task<T?> TryGetAsync<T>(FactKind<T> kind, SourceNeed need)
            where T : class
        {
            try
            {
                return await source.GetAsync(kind, need, reading, cancellationToken);
            }
            catch (SourceException e) when (!e.EndsRun)
            {
                _failures.Add(DataFailure.Of(need, e));
                return null;
            }
            catch (InvalidDataException e)
            {
                _failures.Add(new DataFailure(need.Subject, need.Type.Name(), DataFailureKind.Refused, e.Message));
                return null;
            }
        }
    }
}
