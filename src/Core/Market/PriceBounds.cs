namespace SmartMoney.Core.Market;

/// <summary>Distinguishes possible from impossible prices and ratios.</summary>
public static class PriceBounds
{
    /// <summary>Beyond these a decimal would overflow, or hold no digit: no share was ever split so often, or cost so much.</summary>
    private const double MaxFactor = 1e13;
    private const double MaxPrice = 1e15;

    /// <summary>Refuses closes and ratios that no share ever had. Only ratios after the first close restate any of the closes.</summary>
    /// <param name="closes">The closes.</param>
    /// <param name="ratios">The ratios.</param>
    /// <exception cref="InvalidDataException">They are beyond all bounds.</exception>
    public static void Require(IReadOnlyList<DailyClose> closes, IReadOnlyList<SplitRatio> ratios)
    {
        ArgumentNullException.ThrowIfNull(closes);
        if (closes.Count == 0)
        {
            return;
        }

        var first = closes.Min(close => close.Date);
        var (factor, least, most) = (1.0, 1.0, 1.0);
        foreach (var ratio in ratios.Where(ratio => ratio.Date > first).Distinct().OrderByDescending(ratio => ratio.Date))
        {
            factor *= ratio.Value;
            (least, most) = (Math.Min(least, factor), Math.Max(most, factor));
        }

        if (most / least > MaxFactor || (double)closes.Max(close => close.Price) * most > MaxPrice)
        {
            throw new InvalidDataException("the split ratios produce impossible prices");
        }
    }
}
