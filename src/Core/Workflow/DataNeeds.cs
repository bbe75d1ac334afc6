using SmartMoney.Core.Features;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Core.Sources;

namespace SmartMoney.Core.Workflow;

/// <summary>What a range of sample dates needs of each data type.</summary>
public sealed class DataNeeds
{
    private const int PriceDaysBefore = 45;
    private const int InsiderDaysBefore = 90;
    private const int FundDaysBefore = 2 * PanelReport.LifeDays;

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
    [
        Prices(symbol),
        InsiderTrades(symbol),
        Quarterly(DataType.InstitutionalOwnership, symbol),
        Quarterly(DataType.InstitutionalHolders, symbol),
        new SourceNeed(DataType.CongressionalTrades, symbol, _run.From.AddDays(-InsiderDaysBefore), _lastDate, _lastDate),
    ];

    /// <summary>What is needed of the members of both panels.</summary>
    public IEnumerable<SourceNeed> OfPanel() =>
    [
        .. _run.Panel.HedgeFunds.Select(fund => HedgeFund(fund.Cik)),
        .. _run.Panel.Etfs.Select(Etf),
    ];

    /// <summary>Closes from well before the first sample to the last label.</summary>
    /// <param name="symbol">The symbol.</param>
    public SourceNeed Prices(string symbol)
    {
        var to = _run.To.AddDays(_run.HorizonDays + PriceHistory.ReachDays);
        return new SourceNeed(DataType.Prices, symbol, _run.From.AddDays(-PriceDaysBefore), to, to);
    }

    private SourceNeed InsiderTrades(string symbol) =>
        new(DataType.InsiderTrades, symbol, _run.From.AddDays(-InsiderDaysBefore), _lastDate, _lastDate);

    /// <summary>From the quarter before the first Q to the last Q; T0 may lie a week before its sample date.</summary>
    private SourceNeed Quarterly(DataType type, string symbol)
    {
        var first = Quarter.LatestDueBefore(_firstDate.AddDays(-PriceHistory.ReachDays)).Previous;
        return new SourceNeed(type, symbol, first.Start, Quarter.LatestDueBefore(_lastDate).End, _lastDate);
    }

    private SourceNeed HedgeFund(string cik)
    {
        var first = Quarter.Of(_firstDate.AddDays(-PanelReport.LifeDays)).Previous;
        return new SourceNeed(DataType.HedgeFundHoldings, cik, first.Start, Quarter.Of(_lastDate).Previous.End, _lastDate);
    }

    private SourceNeed Etf(string symbol)
    {
        var first = Quarter.Of(_firstDate.AddDays(-FundDaysBefore));
        return new SourceNeed(DataType.EtfHoldings, symbol, first.Start, Quarter.Of(_lastDate).End, _lastDate);
    }
}
