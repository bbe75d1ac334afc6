namespace SmartMoney.Core.Sources.Fmp.Wire;

internal sealed record PriceRow(DateOnly? Date, decimal? Price);
