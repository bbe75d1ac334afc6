using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record FundRow : IWireRow
{
    public DateOnly? Date { get; private set; }

    public DateOnly? AcceptedDate { get; private set; }

    public string? Symbol { get; private set; }

    public double? Balance { get; private set; }

    public string? Units { get; private set; }

    public string? PayoffProfile { get; private set; }

    public void ReadField(ref Utf8JsonReader field, SharedTexts texts)
    {
        if (field.ValueTextEquals("date"u8))
        {
            Date = LenientDate.Read(ref field);
        }
        else if (field.ValueTextEquals("acceptedDate"u8))
        {
            AcceptedDate = LenientDate.Read(ref field);
        }
        else if (field.ValueTextEquals("symbol"u8))
        {
            Symbol = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("balance"u8))
        {
            Balance = LenientDouble.Read(ref field);
        }
        else if (field.ValueTextEquals("units"u8))
        {
            Units = LenientString.Read(ref field, texts);
        }
        else if (field.ValueTextEquals("payoffProfile"u8))
        {
            PayoffProfile = LenientString.Read(ref field, texts);
        }
        else
        {
            field.Skip();
        }
    }
}
