using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Planning;

/// <summary>What a range of sample dates needs of each data type.</summary>
public sealed class DataNeeds
{
    private const int FundDaysBefore = 2 * PanelReportAge.MaxDays;

    private static readonly int InsiderDaysBefore = FeatureSchema.LongestWindow(FeatureFamily.Insider);
    private static readonly int CongressDaysBefore = FeatureSchema.LongestWindow(FeatureFamily.Congress);

    private readonly RunParameters _run;
    private readonly DateOnly _firstDate;
    private readonly DateOnly _lastDate;

    /// <summary>Creates the needs of a run.</summary>
    /// <param name="run">The run.</param>
    public DataNeeds(RunParameters run)
    {
        ArgumentNullException.ThrowIfNull(run);
        _run = run;
        _firstDate = run.Dates[0];
        _lastDate = run.Dates[^1];
    }

    /// <summary>What is needed of a symbol, prices first.</summary>
    /// <param name="symbol">The symbol.</param>
    public IEnumerable<SourceNeed> OfSymbol(string symbol) =>
        [Prices(symbol), InsiderTrades(symbol), Ownership(symbol), Holders(symbol), CongressTrades(symbol)];

    /// <summary>What is needed of the members of both panels.</summary>
    public IEnumerable<PanelNeed> OfPanel() => [.. OfHedgeFunds(), .. OfEtfs()];

    /// <summary>What is needed of the managers: filings from the quarter before the oldest that counts.</summary>
    public IEnumerable<PanelNeed> OfHedgeFunds()
    {
        var first = Quarter.Of(_firstDate.AddDays(-PanelReportAge.MaxDays)).Previous;
        return _run.Panel.HedgeFunds.Select(fund => new PanelNeed(
            FactKinds.HedgeFundHoldings,
            new SourceNeed(DataType.HedgeFundHoldings, fund.Cik, first.Start, Quarter.Of(_lastDate).Previous.End, _lastDate)));
    }

    /// <summary>What is needed of the ETFs: reports back to twice the maximum report age.</summary>
    public IEnumerable<PanelNeed> OfEtfs()
    {
        var first = Quarter.Of(_firstDate.AddDays(-FundDaysBefore));
        return _run.Panel.Etfs.Select(fund => new PanelNeed(
            FactKinds.EtfHoldings, new SourceNeed(DataType.EtfHoldings, fund, first.Start, Quarter.Of(_lastDate).End, _lastDate)));
    }

    /// <summary>Closes from the first that the first sample looks at to the last label.</summary>
    /// <param name="symbol">The symbol.</param>
    public SourceNeed Prices(string symbol)
    {
        var to = _run.To.AddDays(_run.HorizonDays + PriceHistory.ReachDays);
        return new SourceNeed(DataType.Prices, symbol, _run.From.AddDays(-PointInTime.PriceDaysBefore), to, to);
    }

    /// <summary>Form 4 transactions filed in the window of the first sample or later.</summary>
    /// <param name="symbol">The symbol.</param>
    public SourceNeed InsiderTrades(string symbol) =>
        new(DataType.InsiderTrades, symbol, _run.From.AddDays(-InsiderDaysBefore), _lastDate, _lastDate);

    /// <summary>13F summaries.</summary>
    /// <param name="symbol">The symbol.</param>
    public SourceNeed Ownership(string symbol) => Quarterly(DataType.InstitutionalOwnership, symbol);

    /// <summary>Holder lists.</summary>
    /// <param name="symbol">The symbol.</param>
    public SourceNeed Holders(string symbol) => Quarterly(DataType.InstitutionalHolders, symbol);

    /// <summary>Trades of Congress disclosed in the window of the first sample or later.</summary>
    /// <param name="symbol">The symbol.</param>
    public SourceNeed CongressTrades(string symbol) =>
        new(DataType.CongressionalTrades, symbol, _run.From.AddDays(-CongressDaysBefore), _lastDate, _lastDate);

    /// <summary>What all symbols need of a kind of fact whose files they share: what was published before the last T0.</summary>
    /// <param name="type">The kind of fact.</param>
    public SharedNeed Shared(DataType type)
    {
        var need = OfSymbol("").Single(need => need.Type == type);
        return new SharedNeed(
            need.From.AddDays(_firstDate.DayNumber - _run.From.DayNumber), _lastDate.AddDays(-1), _run.Symbols.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>From the quarter before the first Q to the last Q; T0 may lie a week before its sample date.</summary>
    private SourceNeed Quarterly(DataType type, string symbol)
    {
        var first = Quarter.LatestDueBefore(_firstDate.AddDays(-PriceHistory.ReachDays)).Previous;
        return new SourceNeed(type, symbol, first.Start, Quarter.LatestDueBefore(_lastDate).End, _lastDate);
    }
}
