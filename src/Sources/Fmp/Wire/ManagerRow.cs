using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>A row of a manager's filing. The CUSIP is not matched; it only distinguishes two rows of unknown symbol.</summary>
internal sealed record ManagerRow : IWireRow
{
    public DateOnly? FilingDate { get; private set; }

    public string? SecurityCusip { get; private set; }

    public string? Symbol { get; private set; }

    public double? Shares { get; private set; }

    public string? SharesType { get; private set; }

    public string? PutCallShare { get; private set; }

    public double? Value { get; private set; }

    public void ReadField(ref Utf8JsonReader field, SharedTexts texts)
    {
        if (field.ValueTextEquals("filingDate"u8))
        {
            FilingDate = LenientDate.Read(ref field);
        }
        else if (field.ValueTextEquals("securityCusip"u8))
        {
            SecurityCusip = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("symbol"u8))
        {
            Symbol = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("shares"u8))
        {
            Shares = LenientDouble.Read(ref field);
        }
        else if (field.ValueTextEquals("sharesType"u8))
        {
            SharesType = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("putCallShare"u8))
        {
            PutCallShare = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("value"u8))
        {
            Value = LenientDouble.Read(ref field);
        }
        else
        {
            field.Skip();
        }
    }
}
