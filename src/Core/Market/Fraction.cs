using System.Numerics;

namespace SmartMoney.Core.Market;

/// <summary>
/// Decimals times fractions of any size. Twenty yearly stock dividends of 21:20 have terms that no decimal holds, and a product
/// that is worth 2.65.
/// </summary>
internal static class Fraction
{
    private const int Digits = 28;

    /// <summary>The product, rounded once, half to even, to the digits that a decimal holds.</summary>
    /// <exception cref="OverflowException">No decimal is that large.</exception>
    public static decimal Multiply(decimal factor, BigInteger numerator, BigInteger denominator)
    {
        var dividend = Unscaled(factor) * numerator;
        var divisor = BigInteger.Pow(10, factor.Scale) * denominator;
        var scale = Math.Max(0, Digits - DigitsOf(BigInteger.Abs(dividend / divisor)));
        var power = BigInteger.Pow(10, scale);
        return (decimal)Quotient(dividend * power, divisor) / (decimal)power;
    }

    private static BigInteger Unscaled(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var unscaled = new BigInteger(new decimal(parts[0], parts[1], parts[2], isNegative: false, scale: 0));
        return value < 0 ? -unscaled : unscaled;
    }

    private static int DigitsOf(BigInteger whole) => whole.IsZero ? 0 : (int)Math.Floor(BigInteger.Log10(whole)) + 1;

    private static BigInteger Quotient(BigInteger dividend, BigInteger divisor)
    {
        var quotient = BigInteger.DivRem(dividend, divisor, out var rest);
        var half = (2 * BigInteger.Abs(rest)).CompareTo(divisor);
        return half > 0 || (half == 0 && !quotient.IsEven) ? quotient + dividend.Sign : quotient;
    }
}
