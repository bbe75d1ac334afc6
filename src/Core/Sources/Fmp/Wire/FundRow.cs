namespace SmartMoney.Core.Sources.Fmp.Wire;

internal sealed record FundRow(
    DateOnly? Date,
    DateOnly? AcceptedDate,
    string? Symbol,
    double? Balance,
    string? Units,
    string? PayoffProfile);
