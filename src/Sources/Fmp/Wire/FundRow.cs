namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record FundRow
{
    public DateOnly? Date { get; set; }

    public DateOnly? AcceptedDate { get; set; }

    public string? Symbol { get; set; }

    public double? Balance { get; set; }

    public string? Units { get; set; }

    public string? PayoffProfile { get; set; }
}
