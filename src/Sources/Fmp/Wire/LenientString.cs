using System.Text;
using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>A text, also from a number; anything else is null.</summary>
internal static class LenientString
{
    /// <summary>Reads the value of a field whose name is the current token.</summary>
    /// <param name="field">The reader.</param>
    /// <param name="texts">The texts that many rows share; null for a field that differs from row to row.</param>
    public static string? Read(ref Utf8JsonReader field, SharedTexts? texts)
    {
        field.Read();
        switch (field.TokenType)
        {
            case JsonTokenType.String:
                return texts is null ? field.GetString() : texts.Of(ref field);
            case JsonTokenType.Number:
                return Encoding.UTF8.GetString(field.ValueSpan);
            default:
                field.Skip();
                return null;
        }
    }
}
