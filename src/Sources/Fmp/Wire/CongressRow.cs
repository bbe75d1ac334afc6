namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record CongressRow
{
    public DateOnly? DisclosureDate { get; set; }

    public DateOnly? TransactionDate { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public string? Owner { get; set; }

    public string? AssetDescription { get; set; }

    public string? AssetType { get; set; }

    public string? Type { get; set; }

    public string? Amount { get; set; }

    /// <summary>The row as people read it.</summary>
    public override string ToString() => $"{Type} {Amount}, {FirstName} {LastName} ({Owner}), {AssetDescription} [{AssetType}]";
}
