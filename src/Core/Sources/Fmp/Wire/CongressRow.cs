namespace SmartMoney.Core.Sources.Fmp.Wire;

internal sealed record CongressRow(
    DateOnly? DisclosureDate,
    DateOnly? TransactionDate,
    string? FirstName,
    string? LastName,
    string? Owner,
    string? AssetDescription,
    string? AssetType,
    string? Type,
    string? Amount);
