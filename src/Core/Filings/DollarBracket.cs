using System.Globalization;
using System.Text.RegularExpressions;

namespace SmartMoney.Core.Filings;

/// <summary>Reads the brackets in which members of Congress report amounts.</summary>
public static partial class DollarBracket
{
    /// <summary>The middle of a bracket.</summary>
    /// <param name="amount">The bracket as disclosed, such as <c>$1,001 - $15,000</c>.</param>
    /// <returns>Dollars: the mean of two numbers, or the number that stands alone; 0 for anything else.</returns>
    public static double Middle(string amount)
    {
        var numbers = Number().Matches(amount).Select(number => double.Parse(number.Value, NumberStyles.Number, CultureInfo.InvariantCulture)).ToList();
        return numbers.Count is 1 or 2 ? numbers.Average() : 0;
    }

    [GeneratedRegex(@"[0-9][0-9,]*(\.[0-9]+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
