namespace SmartMoney.Core.Labels;

/// <summary>The label of a row by itself.</summary>
public static class AbsoluteLabel
{
    /// <summary>1 when the return is above the threshold, strictly; else 0.</summary>
    /// <param name="change">The return, a fraction.</param>
    /// <param name="threshold">The threshold, a fraction.</param>
    public static int Of(double change, double threshold) => change > threshold ? 1 : 0;
}
