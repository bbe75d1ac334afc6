namespace SmartMoney.Modeling.Metrics;

/// <summary>The four rates of a confusion matrix; NaN where the divisor is 0.</summary>
internal readonly record struct ConfusionRates(double Accuracy, double Precision, double Recall, double F1)
{
    public static ConfusionRates Of(long truePositives, long falsePositives, long trueNegatives, long falseNegatives) => new(
        Ratio(truePositives + trueNegatives, truePositives + falsePositives + trueNegatives + falseNegatives),
        Ratio(truePositives, truePositives + falsePositives),
        Ratio(truePositives, truePositives + falseNegatives),
        Ratio(2 * truePositives, (2 * truePositives) + falsePositives + falseNegatives));

    private static double Ratio(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;
}
