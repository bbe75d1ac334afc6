using System.Globalization;
using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>A finite number, also as a string; anything else is null.</summary>
internal static class LenientDouble
{
    /// <summary>Reads the value of a field whose name is the current token.</summary>
    public static double? Read(ref Utf8JsonReader field)
    {
        field.Read();
        switch (field.TokenType)
        {
            case JsonTokenType.Number:
                return field.TryGetDouble(out var number) ? Finite(number) : null;
            case JsonTokenType.String:
                return double.TryParse(field.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? Finite(parsed) : null;
            default:
                field.Skip();
                return null;
        }
    }

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;
}
