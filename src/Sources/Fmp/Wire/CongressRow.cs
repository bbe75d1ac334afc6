using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record CongressRow : IWireRow
{
    public DateOnly? DisclosureDate { get; private set; }

    public DateOnly? TransactionDate { get; private set; }

    public string? FirstName { get; private set; }

    public string? LastName { get; private set; }

    public string? Owner { get; private set; }

    public string? AssetDescription { get; private set; }

    public string? AssetType { get; private set; }

    public string? Type { get; private set; }

    public string? Amount { get; private set; }

    public void ReadField(ref Utf8JsonReader field, SharedTexts texts)
    {
        if (field.ValueTextEquals("disclosureDate"u8))
        {
            DisclosureDate = LenientDate.Read(ref field);
        }
        else if (field.ValueTextEquals("transactionDate"u8))
        {
            TransactionDate = LenientDate.Read(ref field);
        }
        else if (field.ValueTextEquals("firstName"u8))
        {
            FirstName = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("lastName"u8))
        {
            LastName = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("owner"u8))
        {
            Owner = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("assetDescription"u8))
        {
            AssetDescription = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("assetType"u8))
        {
            AssetType = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("type"u8))
        {
            Type = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("amount"u8))
        {
            Amount = LenientString.Read(ref field, texts);
        }
        else
        {
            field.Skip();
        }
    }

    /// <summary>The row as people read it.</summary>
    public override string ToString() => $"{Type} {Amount}, {FirstName} {LastName} ({Owner}), {AssetDescription} [{AssetType}]";
}
