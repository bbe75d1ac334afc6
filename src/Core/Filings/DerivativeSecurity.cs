using System.Text.RegularExpressions;

namespace SmartMoney.Core.Filings;

/// <summary>Tells securities of the derivative table, which FMP does not mark, from their titles.</summary>
public static partial class DerivativeSecurity
{
    /// <summary>Whether a title is that of a derivative.</summary>
    /// <param name="title">The title as filed.</param>
    public static bool IsMatch(string title) => Titles().IsMatch(title);

    [GeneratedRegex(
        "option|warrant|right|phantom|convertible|restricted stock unit|stock unit|share unit|performance|deferred|derivative"
        + @"|\b(rsus?|call|put)\b|\b(swap|forward|note)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Titles();
}
