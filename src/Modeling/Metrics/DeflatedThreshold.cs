using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace SmartMoney.Modeling.Metrics;

/// <summary>
/// What the best of several trials is expected to reach when none of them has learnt anything: the expected maximum of independent
/// normal draws, in the approximation of Bailey and López de Prado, "The Deflated Sharpe Ratio" (2014).
/// </summary>
internal static class DeflatedThreshold
{
    /// <summary>The expected maximum.</summary>
    /// <param name="mean">The mean of the figure by chance.</param>
    /// <param name="deviation">Its standard deviation by chance.</param>
    /// <param name="trials">The number of trials, at least 1.</param>
    public static double Of(double mean, double deviation, int trials) => trials == 1
        ? mean
        : mean + (deviation * (((1 - Constants.EulerMascheroni) * Quantile(1 - (1.0 / trials))) + (Constants.EulerMascheroni * Quantile(1 - (1 / (trials * Math.E))))));

    private static double Quantile(double share) => Normal.InvCDF(0, 1, share);
}
