using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartMoney.Core.Sources.Fmp.Wire;

/// <summary>A day, also one with a time behind it; anything else is no date.</summary>
internal sealed class LenientDate : JsonConverter<DateOnly?>
{
    private const int Length = 10;
    private const int LongestText = 40;

    public override bool HandleNull => true;

    public override DateOnly? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length is < Length or > LongestText)
        {
            reader.TrySkip();
            return null;
        }

        Span<char> text = stackalloc char[LongestText];
        text = text[..reader.CopyString(text)];
        var isDay = text.Length == Length || (text.Length > Length && text[Length] is ' ' or 'T');
        return isDay && DateOnly.TryParseExact(text[..Length], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    public override void Write(Utf8JsonWriter writer, DateOnly? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("rows are only read");
}
