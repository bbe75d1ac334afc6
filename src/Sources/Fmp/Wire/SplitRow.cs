using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record SplitRow : IWireRow
{
    public DateOnly? Date { get; private set; }

    public decimal? Numerator { get; private set; }

    public decimal? Denominator { get; private set; }

    public void ReadField(ref Utf8JsonReader field, SharedTexts texts)
    {
        if (field.ValueTextEquals("date"u8))
        {
            Date = LenientDate.Read(ref field);
        }
        else if (field.ValueTextEquals("numerator"u8))
        {
            Numerator = LenientDecimal.Read(ref field);
        }
        else if (field.ValueTextEquals("denominator"u8))
        {
            Denominator = LenientDecimal.Read(ref field);
        }
        else
        {
            field.Skip();
        }
    }
}
