namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record PriceRow
{
    public DateOnly? Date { get; set; }

    public decimal? Price { get; set; }

    public double? Volume { get; set; }
}
