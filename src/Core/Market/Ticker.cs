using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace SmartMoney.Core.Market;

/// <summary>The one spelling of symbols: share classes with a dash (BRK-B), as FMP and the dataset write them.</summary>
public static partial class Ticker
{
    /// <summary>Reads a symbol as a person types it, in either case, with a dot or a dash before the share class.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="symbol">The symbol in upper case, with a dash.</param>
    /// <returns>False when the text is not a symbol.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? symbol)
    {
        symbol = text?.ToUpperInvariant() is { } upper && Form().IsMatch(upper) ? upper.Replace('.', '-') : null;
        return symbol is not null;
    }

    /// <summary>What is wrong with a text that is not a symbol.</summary>
    /// <param name="text">What was typed.</param>
    public static string InvalidSymbolMessage(string? text) => $"'{text}' is not a symbol such as AAPL or BRK-B";

    [GeneratedRegex(@"^[A-Z][A-Z0-9]{0,5}([.-][A-Z]{1,2})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
