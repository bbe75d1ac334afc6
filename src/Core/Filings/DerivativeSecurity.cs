using System.Text.RegularExpressions;

namespace SmartMoney.Core.Filings;

/// <summary>Tells securities of the derivative table, where a provider does not mark them, by the words of their titles.</summary>
public static partial class DerivativeSecurity
{
    /// <summary>Whether a title is that of a derivative. What stands in parentheses does not count.</summary>
    /// <param name="title">The title as filed.</param>
    public static bool IsMatch(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var name = title.ToLowerInvariant();
        while (Parentheses().IsMatch(name))
        {
            name = Parentheses().Replace(name, " ");
        }

        return Derivative().IsMatch(name) || (Right().IsMatch(name) && !Stock().IsMatch(name));
    }

    /// <summary>An innermost pair.</summary>
    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Parentheses();

    [GeneratedRegex(
        @"\b(options?|warrants?|phantom|convertible|rsus?|psus?|dsus?|calls?|puts?|deferred|derivatives?|equivalents?|notes?|debentures?)\b"
        + @"|\b(swap|forward)"
        + @"|\b(stock|share|performance|award|deferred)[\s-]+units?\b"
        + @"|\bperformance[\s-]+(shares?|stock|awards?|rights?)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Derivative();

    [GeneratedRegex(@"\brights?\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Right();

    /// <summary>The beginning of a stock's name, to which purchase rights are attached.</summary>
    [GeneratedRegex(@"^\s*(common|class|ordinary)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Stock();
}
