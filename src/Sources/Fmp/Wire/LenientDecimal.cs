using System.Globalization;
using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>A number in its own digits, also as a string; anything else is null.</summary>
internal static class LenientDecimal
{
    /// <summary>Reads the value of a field whose name is the current token.</summary>
    public static decimal? Read(ref Utf8JsonReader field)
    {
        field.Read();
        switch (field.TokenType)
        {
            case JsonTokenType.Number:
                return field.TryGetDecimal(out var number) ? number : null;
            case JsonTokenType.String:
                return decimal.TryParse(field.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
            default:
                field.Skip();
                return null;
        }
    }
}
