using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record HolderRow : IWireRow
{
    public string? Cik { get; private set; }

    public DateOnly? FilingDate { get; private set; }

    public string? PutCallShare { get; private set; }

    public double? SharesNumber { get; private set; }

    public double? LastSharesNumber { get; private set; }

    public double? MarketValue { get; private set; }

    public void ReadField(ref Utf8JsonReader field, SharedTexts texts)
    {
        if (field.ValueTextEquals("cik"u8))
        {
            Cik = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("filingDate"u8))
        {
            FilingDate = LenientDate.Read(ref field);
        }
        else if (field.ValueTextEquals("putCallShare"u8))
        {
            PutCallShare = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("sharesNumber"u8))
        {
            SharesNumber = LenientDouble.Read(ref field);
        }
        else if (field.ValueTextEquals("lastSharesNumber"u8))
        {
            LastSharesNumber = LenientDouble.Read(ref field);
        }
        else if (field.ValueTextEquals("marketValue"u8))
        {
            MarketValue = LenientDouble.Read(ref field);
        }
        else
        {
            field.Skip();
        }
    }
}
