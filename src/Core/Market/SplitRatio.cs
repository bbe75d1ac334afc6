using System.Numerics;

namespace SmartMoney.Core.Market;

/// <summary>
/// A change of the price's basis: new shares for old, or the price adjustment of a spin-off, as a reduced fraction.
/// </summary>
/// <param name="Date">The first day that trades on the new basis.</param>
/// <param name="Numerator">New shares, at least 1.</param>
/// <param name="Denominator">Old shares, at least 1.</param>
public sealed record SplitRatio(DateOnly Date, BigInteger Numerator, BigInteger Denominator)
{
    private const int MaxSmallTermOfShareSplit = 20;

    /// <summary>
    /// Whether the share count changed. A spin-off's ratio (1324:1000) restates prices and no share count; a share split
    /// is distinguished from it by its small terms (10:1, 3:2, 1:8, 21:20).
    /// </summary>
    public bool IsShareSplit => BigInteger.Min(Numerator, Denominator) <= MaxSmallTermOfShareSplit;

    /// <summary>New shares for each old one.</summary>
    public double Value => (double)Numerator / (double)Denominator;

    /// <summary>Reduces a ratio; terms with decimals are scaled to integers first.</summary>
    /// <param name="date">The first day that trades on the new basis.</param>
    /// <param name="numerator">New shares.</param>
    /// <param name="denominator">Old shares.</param>
    /// <returns>Null when a term is not positive.</returns>
    public static SplitRatio? Create(DateOnly date, decimal numerator, decimal denominator)
    {
        if (numerator <= 0 || denominator <= 0)
        {
            return null;
        }

        var scale = BigInteger.Pow(10, Math.Max(numerator.Scale, denominator.Scale));
        var above = Scaled(numerator, scale);
        var below = Scaled(denominator, scale);
        var divisor = BigInteger.GreatestCommonDivisor(above, below);
        return new SplitRatio(date, above / divisor, below / divisor);
    }

    private static BigInteger Scaled(decimal value, BigInteger scale)
    {
        var digits = new BigInteger(value * Power(value.Scale));
        return digits * scale / BigInteger.Pow(10, value.Scale);
    }

    private static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
