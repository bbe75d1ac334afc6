using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record SummaryRow : IWireRow
{
    public double? InvestorsHolding { get; private set; }

    public double? NumberOf13Fshares { get; private set; }

    public double? OwnershipPercent { get; private set; }

    public double? NewPositions { get; private set; }

    public double? ClosedPositions { get; private set; }

    public void ReadField(ref Utf8JsonReader field, SharedTexts texts)
    {
        if (field.ValueTextEquals("investorsHolding"u8))
        {
            InvestorsHolding = LenientDouble.Read(ref field);
        }
        else if (field.ValueTextEquals("numberOf13Fshares"u8))
        {
            NumberOf13Fshares = LenientDouble.Read(ref field);
        }
        else if (field.ValueTextEquals("ownershipPercent"u8))
        {
            OwnershipPercent = LenientDouble.Read(ref field);
        }
        else if (field.ValueTextEquals("newPositions"u8))
        {
            NewPositions = LenientDouble.Read(ref field);
        }
        else if (field.ValueTextEquals("closedPositions"u8))
        {
            ClosedPositions = LenientDouble.Read(ref field);
        }
        else
        {
            field.Skip();
        }
    }
}
