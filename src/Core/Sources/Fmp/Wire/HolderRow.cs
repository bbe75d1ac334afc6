namespace SmartMoney.Core.Sources.Fmp.Wire;

internal sealed record HolderRow(
    string? Cik,
    DateOnly? FilingDate,
    string? PutCallShare,
    double? SharesNumber,
    double? LastSharesNumber,
    double? MarketValue);
