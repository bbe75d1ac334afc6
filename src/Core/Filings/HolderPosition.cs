using SmartMoney.Core.Market;

namespace SmartMoney.Core.Filings;

/// <summary>The position of one manager in a symbol, from the list of its largest holders.</summary>
/// <param name="Quarter">The quarter reported on.</param>
/// <param name="FilingDate">The day the manager filed.</param>
/// <param name="Cik">The manager.</param>
/// <param name="PutCallShare">"Share", "Put" or "Call".</param>
/// <param name="Shares">Shares, in those of the quarter's end.</param>
/// <param name="LastShares">Shares as filed for the quarter before, in that quarter's shares.</param>
/// <param name="Value">Dollars.</param>
public sealed record HolderPosition(
    Quarter Quarter,
    DateOnly FilingDate,
    string Cik,
    string PutCallShare,
    double Shares,
    double LastShares,
    double Value)
    : Fact(Quarter.End, FilingDate)
{
    /// <summary>Whether it is a holding of shares: no option, and not empty.</summary>
    public bool IsShares => PutCallShare == "Share" && Shares > 0;
}
