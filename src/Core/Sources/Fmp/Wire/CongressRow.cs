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
    string? Amount)
{
    /// <summary>The row as people read it.</summary>
    public override string ToString() => $"{Type} {Amount}, {FirstName} {LastName} ({Owner}), {AssetDescription}";
}
