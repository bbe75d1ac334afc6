using System.Globalization;

namespace SmartMoney.Core.Formatting;

/// <summary>
/// Text from outside as a terminal or a page may show it: without control characters, which a terminal obeys, and without marks of
/// direction, which make a line read as another.
/// </summary>
public static class PlainText
{
    /// <summary>The most characters that are shown of one text of a source.</summary>
    public const int MaxLength = 200;

    private const string Ellipsis = "…";

    /// <summary>A text of a source: plain, on one line, and cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxLength">The most characters.</param>
    public static string Of(string text, int maxLength = MaxLength)
    {
        var plain = Line(text);
        if (plain.Length <= maxLength)
        {
            return plain;
        }

        var length = maxLength - Ellipsis.Length;
        return plain[..(char.IsHighSurrogate(plain[length - 1]) ? length - 1 : length)] + Ellipsis;
    }

    /// <summary>A line that may hold texts of a source: plain, in full. What would break the line is a blank.</summary>
    /// <param name="line">The line.</param>
    public static string Line(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Any(IsHidden) ? string.Concat(line.Select(Shown)) : line;
    }

    /// <summary>Lines that may hold texts of a source: plain, in full. Line ends and tabs stay.</summary>
    /// <param name="text">The text.</param>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Any(IsHiddenInLines) ? string.Concat(text.Select(character => IsHiddenInLines(character) ? "" : character.ToString())) : text;
    }

    private static bool IsHiddenInLines(char character) => character is not ('\n' or '\r' or '\t') && IsHidden(character);

    private static bool IsHidden(char character) => character is < ' ' or >= '\u007f' && IsHiddenOf(CharUnicodeInfo.GetUnicodeCategory(character), character);

    private static bool IsHiddenOf(UnicodeCategory category, char character) => category
        is UnicodeCategory.Control
        or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator
        || IsDirection(character);

    private static bool IsDirection(char character) =>
        character is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');

    private static string Shown(char character) => !IsHidden(character) ? character.ToString() : char.IsWhiteSpace(character) ? " " : "";
}
