namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record SummaryRow
{
    public double? InvestorsHolding { get; set; }

    public double? NumberOf13Fshares { get; set; }

    public double? OwnershipPercent { get; set; }

    public double? NewPositions { get; set; }

    public double? ClosedPositions { get; set; }
}
