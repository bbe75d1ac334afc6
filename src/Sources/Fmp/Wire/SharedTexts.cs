using System.Text;
using System.Text.Json;

namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>The texts that many rows of an answer share, such as names and codes, so that each is made once and not for every row.</summary>
internal sealed class SharedTexts
{
    private const int Places = 256;
    private const int MaxLength = 64;

    private string?[]? _texts;

    /// <summary>The text of a token that is one; a text without escapes that was read before is not made again.</summary>
    public string? Of(ref Utf8JsonReader value)
    {
        var text = value.ValueSpan;
        if (text.IsEmpty)
        {
            return "";
        }

        if (value.ValueIsEscaped || text.Length > MaxLength)
        {
            return value.GetString();
        }

        _texts ??= new string?[Places];
        ref var kept = ref _texts[PlaceOf(text)];
        return kept is not null && Ascii.Equals(text, kept) ? kept : kept = value.GetString();
    }

    /// <summary>Texts of one place push each other out, which costs time only.</summary>
    private static int PlaceOf(ReadOnlySpan<byte> text)
    {
        var hash = (uint)text.Length;
        foreach (var letter in text)
        {
            hash = (hash * 31) + letter;
        }

        return (int)((hash ^ (hash >> 8) ^ (hash >> 16)) % Places);
    }
}
