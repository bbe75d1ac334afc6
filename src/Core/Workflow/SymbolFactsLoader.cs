using SmartMoney.Core.Features;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Sources.Fmp;
using SmartMoney.Core.Sources.Fmp.Facts;

namespace SmartMoney.Core.Workflow;

/// <summary>Gathers the facts of a symbol. A data type that cannot be had costs its own features; without prices nothing else is asked for.</summary>
public sealed class SymbolFactsLoader(ISmartMoneySource source, DataNeeds needs, PanelTables panels)
{
    private readonly List<DataFailure> _failures = [];
    private readonly List<SuspectAnswer> _suspect = [];

    /// <summary>What could not be had.</summary>
    public IReadOnlyList<DataFailure> Failures => _failures;

    /// <summary>Answers that may be cut off.</summary>
    public IReadOnlyList<SuspectAnswer> Suspect => _suspect;

    /// <summary>Loads the facts.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="dropped">Receives the rows that become no fact.</param>
    /// <param name="cancellationToken">Stops loading.</param>
    /// <returns>Null when the symbol has no usable prices.</returns>
    /// <exception cref="SourceException">The key is invalid.</exception>
    public async Task<SymbolFacts?> LoadAsync(string symbol, DroppedRows dropped, CancellationToken cancellationToken)
    {
        var wanted = needs.OfSymbol(symbol).ToDictionary(need => need.Type);
        var prices = await TryReadAsync(wanted[DataType.Prices], entries => PriceReader.Read(entries, dropped), cancellationToken);
        if (prices is null)
        {
            return null;
        }

        if (prices.IsEmpty)
        {
            _failures.Add(new DataFailure(symbol, DataType.Prices.Name(), DataFailureKind.Unknown, "the source has no prices: unknown symbol, or not listed in the range"));
            return null;
        }

        return new SymbolFacts(
            symbol,
            prices,
            await TryReadAsync(wanted[DataType.InsiderTrades], entries => InsiderTradeReader.Read(entries, dropped), cancellationToken),
            await TryReadAsync(wanted[DataType.InstitutionalOwnership], entries => InstitutionReader.ReadSummaries(entries, dropped), cancellationToken),
            await TryReadAsync(wanted[DataType.InstitutionalHolders], entries => InstitutionReader.ReadHolders(entries, dropped), cancellationToken),
            await TryReadAsync(wanted[DataType.CongressionalTrades], entries => CongressTradeReader.Read(entries, dropped), cancellationToken),
            panels.HedgeFundsIn(symbol),
            panels.EtfsIn(symbol));
    }

    private async Task<T?> TryReadAsync<T>(SourceNeed need, Func<IReadOnlyList<SourceEntry>, T> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var entries = await source.GetAsync(need, cancellationToken);
            _suspect.AddRange(SuspectAnswers.In(entries));
            return read(entries);
        }
        catch (SourceException e) when (e.Failure != SourceFailure.InvalidKey)
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
