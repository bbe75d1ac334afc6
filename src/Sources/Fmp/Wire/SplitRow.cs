namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record SplitRow
{
    public DateOnly? Date { get; set; }

    public decimal? Numerator { get; set; }

    public decimal? Denominator { get; set; }
}
