using System.Globalization;
using SmartMoney.Core.Market;

namespace SmartMoney.Sources.Files;

/// <summary>A split as people write it: new shares to old (4:1), or new shares for each old one (4, 1.3333).</summary>
internal static class SplitText
{
    private const decimal Tolerance = 1e-4m;
    private const int MaxSmallTerm = 20;
    private const decimal MaxTerm = 1_000_000_000;

    /// <returns>Null when it is neither.</returns>
    public static SplitRatio? Parse(DateOnly date, string text)
    {
        var terms = text.Split(':');
        if (terms.Length == 2)
        {
            return Number(terms[0]) is { } above && Number(terms[1]) is { } below ? SplitRatio.Create(date, above, below) : null;
        }

        return terms.Length == 1 && Number(text) is { } factor ? OfFactor(date, factor) : null;
    }

    /// <summary>A factor stands for the ratio of the smallest terms that it rounds; a spin-off's has none, and is taken by its digits.</summary>
    private static SplitRatio? OfFactor(DateOnly date, decimal factor)
    {
        for (var small = 1; small <= MaxSmallTerm; small++)
        {
            var (above, below) = factor >= 1 ? (Math.Round(factor * small), (decimal)small) : (small, Math.Round(small / factor));
            if (Math.Abs((above / below) - factor) <= Tolerance)
            {
                return SplitRatio.Create(date, above, below);
            }
        }

        return SplitRatio.Create(date, factor, 1);
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var value)
        && value is > 0 and <= MaxTerm
            ? value
            : null;
}
