using SmartMoney.Core.Market;

namespace SmartMoney.Core.Filings;

/// <summary>All 13F filings of a quarter in a symbol, aggregated. It carries no filing date: public at the 13F deadline.</summary>
/// <param name="Quarter">The quarter reported on.</param>
/// <param name="InvestorsHolding">The number of managers that hold it.</param>
/// <param name="Shares">Shares they hold, in those of the quarter's end.</param>
/// <param name="OwnershipPercent">Percent of the shares outstanding.</param>
/// <param name="NewPositions">The number of managers that came in.</param>
/// <param name="ClosedPositions">The number of managers that left.</param>
public sealed record PositionsSummary(
    Quarter Quarter,
    double? InvestorsHolding,
    double? Shares,
    double? OwnershipPercent,
    double? NewPositions,
    double? ClosedPositions)
    : Fact(Quarter.End, Quarter.FilingDeadline)
{
    /// <summary>The share of the company that managers report, a fraction; null when the percentage is null or 0.</summary>
    public double? Ownership => OwnershipPercent is { } percent && percent != 0 ? percent / 100 : null;

    /// <summary>Shares outstanding at the quarter's end, in its own shares; null when they cannot be told.</summary>
    public double? SharesOutstanding => Shares / Ownership is { } shares && shares > 0 ? shares : null;
}
