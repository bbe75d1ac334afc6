using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>A day, also one with a time behind it; anything else is no date.</summary>
internal static class LenientDate
{
    private const int Length = 10;
    private const int MaxTextLength = 40;

    /// <summary>Reads the value of a field whose name is the current token.</summary>
    public static DateOnly? Read(ref Utf8JsonReader field)
    {
        field.Read();
        if (field.TokenType != JsonTokenType.String || field.ValueSpan.Length is < Length or > MaxTextLength)
        {
            field.Skip();
            return null;
        }

        Span<byte> copy = stackalloc byte[MaxTextLength];
        var text = field.ValueIsEscaped ? copy[..field.CopyString(copy)] : field.ValueSpan;
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
}
