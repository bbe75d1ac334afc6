using System.Collections.Immutable;
using System.Numerics;

namespace SmartMoney.Core.Market;

/// <summary>The ratios of a symbol. A ratio listed twice for a day counts once.</summary>
public sealed class SplitHistory
{
    private readonly ImmutableArray<SplitRatio> _ratios;

    /// <summary>Creates a history.</summary>
    /// <param name="ratios">The ratios, in any order.</param>
    public SplitHistory(IEnumerable<SplitRatio> ratios) =>
        _ratios = [.. ratios.Distinct().OrderBy(ratio => ratio.Date).ThenBy(ratio => ratio.Value)];

    /// <summary>A symbol that never split.</summary>
    public static SplitHistory None { get; } = new([]);

    /// <summary>Whether any ratio has a date with after &lt; date ≤ through.</summary>
    /// <param name="after">A day.</param>
    /// <param name="through">A later day.</param>
    public bool HasRatio(DateOnly after, DateOnly through)
    {
        foreach (var ratio in _ratios)
        {
            if (ratio.Date > after && ratio.Date <= through)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Restates a price in the basis of an earlier day: times all ratios with after &lt; date ≤ through.</summary>
    /// <param name="price">Dollars.</param>
    /// <param name="after">The day of the requested basis.</param>
    /// <param name="through">The day whose basis the price has.</param>
    /// <returns>The price, to as many digits as a decimal holds.</returns>
    /// <exception cref="OverflowException">No decimal is that large.</exception>
    public decimal PriceInBasisOf(decimal price, DateOnly after, DateOnly through)
    {
        if (!HasRatio(after, through))
        {
            return price;
        }

        var numerator = BigInteger.One;
        var denominator = BigInteger.One;
        foreach (var ratio in _ratios)
        {
            if (ratio.Date > after && ratio.Date <= through)
            {
                numerator *= ratio.Numerator;
                denominator *= ratio.Denominator;
            }
        }

        return numerator == denominator ? price : Fraction.Multiply(price, numerator, denominator);
    }

    /// <summary>What a share count of one day is to be multiplied by to be in the shares of a later one.</summary>
    /// <param name="from">The day whose shares the count is in.</param>
    /// <param name="to">The day of the requested shares.</param>
    /// <returns>The product of the share splits with from &lt; date ≤ to.</returns>
    public double ShareFactor(DateOnly from, DateOnly to)
    {
        var factor = 1.0;
        foreach (var ratio in _ratios)
        {
            if (ratio.Date > from && ratio.Date <= to && ratio.IsShareSplit)
            {
                factor *= ratio.Value;
            }
        }

        return factor;
    }
}
