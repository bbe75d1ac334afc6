using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>A day, also one with a time behind it; anything else is no date.</summary>
internal sealed class LenientDate : JsonConverter<DateOnly?>
{
    private const int Length = 10;
    private const int MaxTextLength = 40;

    public override bool HandleNull => true;

    public override DateOnly? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length is < Length or > MaxTextLength)
        {
            reader.TrySkip();
            return null;
        }

        Span<byte> text = stackalloc byte[MaxTextLength];
        text = text[..reader.CopyString(text)];
        return text.Length >= Length && (text.Length == Length || text[Length] is (byte)' ' or (byte)'T') ? Parse(text) : null;
    }

    /// <summary>Digit by digit: this runs for every row there is.</summary>
    private static DateOnly? Parse(ReadOnlySpan<byte> text)
    {
        if (text[4] != '-' || text[7] != '-' || Number(text[..4]) is not (>= 1 and var year) || Number(text[5..7]) is not (>= 1 and <= 12 and var month))
        {
            return null;
        }

        var day = Number(text[8..10]);
        return day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit((char)digit))
            {
                return -1;
            }

            number = (10 * number) + digit - '0';
        }

        return number;
    }

    public override void Write(Utf8JsonWriter writer, DateOnly? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("rows are only read");
}
