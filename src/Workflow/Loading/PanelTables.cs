using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Workflow.Loading;

/// <summary>
/// Both panels, compact: what the activities of all symbols share. A panel that a member is missing from is null, for a panel
/// of nineteen is not the panel.
/// </summary>
/// <param name="HedgeFunds">The managers' filings.</param>
/// <param name="Etfs">The ETFs' reports.</param>
public sealed record PanelTables(IReadOnlyList<PanelMember>? HedgeFunds, IReadOnlyList<PanelMember>? Etfs)
{
    /// <summary>The filings of the managers as far as a symbol goes.</summary>
    /// <param name="symbol">The symbol.</param>
    public FactSeries<ManagerHolding>? HedgeFundsIn(string symbol) => HedgeFunds is null
        ? null
        : new FactSeries<ManagerHolding>(HedgeFunds.SelectMany(fund => fund.Reports.Select(filing =>
        {
            var position = filing.Positions.GetValueOrDefault(symbol);
            return new ManagerHolding(
                fund.Subject, Quarter.Of(filing.Date), filing.PublicDate, position?.Shares ?? 0, position?.Value ?? 0, filing.Value);
        })));

    /// <summary>The reports of the ETFs as far as a symbol goes.</summary>
    /// <param name="symbol">The symbol.</param>
    public FactSeries<FundHolding>? EtfsIn(string symbol) => Etfs is null
        ? null
        : new FactSeries<FundHolding>(Etfs.SelectMany(fund => fund.Reports.Select(report =>
            new FundHolding(fund.Subject, report.Date, report.PublicDate, report.Positions.GetValueOrDefault(symbol)?.Shares ?? 0))));
}
