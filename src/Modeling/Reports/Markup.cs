using System.Globalization;
using System.Net;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Modeling.Reports;

/// <summary>Text and numbers as a page holds them.</summary>
internal static class Markup
{
    private const string Absent = "–";

    public static string Text(string text) => WebUtility.HtmlEncode(PlainText.Line(text));

    /// <summary>A column's name that may be broken after each underscore.</summary>
    public static string Name(string name) => Text(name).Replace("_", "_<wbr>", StringComparison.Ordinal);

    public static string Number(double? value, int digits = 3) =>
        value is { } number && double.IsFinite(number) ? Zeroless(number.ToString($"F{digits}", CultureInfo.InvariantCulture)) : Absent;

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(double? share, int digits = 1) => share is { } number ? Number(number * 100, digits) + " %" : Absent;

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Month(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>A share of a length for a style attribute, 0 to 100 %.</summary>
    public static string Share(double share) => FormattableString.Invariant($"{Math.Clamp(share, 0, 1) * 100:0.##}%");

    /// <summary>A coordinate of a drawing.</summary>
    public static string Point(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Zeroless(string text) => text.StartsWith('-') && text.AsSpan(1).IndexOfAnyExcept("0.") < 0 ? text[1..] : text;
}
