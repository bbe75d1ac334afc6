namespace SmartMoney.Core.Sources.Fmp.Wire;

internal sealed record SplitRow(DateOnly? Date, decimal? Numerator, decimal? Denominator);
