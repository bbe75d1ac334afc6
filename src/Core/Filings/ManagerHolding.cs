using SmartMoney.Core.Market;

namespace SmartMoney.Core.Filings;

/// <summary>What one manager's 13F filing says of a symbol: a position, or that there is none.</summary>
/// <param name="Cik">The manager.</param>
/// <param name="Quarter">The quarter reported on.</param>
/// <param name="FilingDate">The day the last of the filing's rows was filed.</param>
/// <param name="Shares">Shares of the symbol, in those of the quarter's end; 0 when it is not held.</param>
/// <param name="Value">Dollars in the symbol.</param>
/// <param name="PortfolioValue">Dollars in all shares of the filing.</param>
public sealed record ManagerHolding(
    string Cik,
    Quarter Quarter,
    DateOnly FilingDate,
    double Shares,
    double Value,
    double PortfolioValue)
    : Fact(Quarter.End, FilingDate)
{
    /// <summary>The quarter's end.</summary>
    public DateOnly EndDate { get; } = Quarter.End;
}
