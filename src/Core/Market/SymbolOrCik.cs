using System.Diagnostics.CodeAnalysis;

namespace SmartMoney.Core.Market;

/// <summary>The subject of an entry: a symbol, an ETF, or a manager by its CIK.</summary>
public static class SymbolOrCik
{
    private const int CikDigits = 10;

    /// <summary>Reads a subject as people write it.</summary>
    /// <param name="text">Text such as <c>AAPL</c>, <c>BRK.B</c> or <c>0001067983</c>.</param>
    /// <param name="subject">The subject as keys have it.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out string? subject)
    {
        var isCik = text is { Length: CikDigits } && text.All(char.IsAsciiDigit);
        subject = isCik ? text : Ticker.TryParse(text, out var symbol) ? symbol : null;
        return subject is not null;
    }
}
