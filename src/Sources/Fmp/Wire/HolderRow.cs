namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record HolderRow
{
    public string? Cik { get; set; }

    public DateOnly? FilingDate { get; set; }

    public string? PutCallShare { get; set; }

    public double? SharesNumber { get; set; }

    public double? LastSharesNumber { get; set; }

    public double? MarketValue { get; set; }
}
