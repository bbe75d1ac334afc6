namespace SmartMoney.Core.Sources.Fmp.Wire;

internal sealed record SummaryRow(
    double? InvestorsHolding,
    double? NumberOf13Fshares,
    double? OwnershipPercent,
    double? NewPositions,
    double? ClosedPositions);
