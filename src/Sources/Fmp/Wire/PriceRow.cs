using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record PriceRow : IWireRow
{
    public DateOnly? Date { get; private set; }

    public decimal? Price { get; private set; }

    public double? Volume { get; private set; }

    public void ReadField(ref Utf8JsonReader field, SharedTexts texts)
    {
        if (field.ValueTextEquals("date"u8))
        {
            Date = LenientDate.Read(ref field);
        }
        else if (field.ValueTextEquals("price"u8))
        {
            Price = LenientDecimal.Read(ref field);
        }
        else if (field.ValueTextEquals("volume"u8))
        {
            Volume = LenientDouble.Read(ref field);
        }
        else
        {
            field.Skip();
        }
    }
}
