namespace SmartMoney.Modeling.Evaluation;

/// <summary>A seed for each of many draws that may run in any order.</summary>
internal static class DerivedSeed
{
    /// <summary>The seed of a draw, at least 0.</summary>
    /// <param name="seed">What every draw starts from.</param>
    /// <param name="first">What is drawn for.</param>
    /// <param name="second">Which of its draws.</param>
    public static int Of(int seed, int first, int second) => unchecked((((seed * 31) + first) * 1009) + second) & int.MaxValue;
}
