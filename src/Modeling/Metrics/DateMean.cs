using MathNet.Numerics.Distributions;

namespace SmartMoney.Modeling.Metrics;

/// <summary>The mean of one figure a sample date, tested against zero by Student's t.</summary>
/// <param name="Dates">The number of dates that have the figure.</param>
/// <param name="Mean">Their mean; null when no date has it.</param>
/// <param name="StandardError">The standard error of the mean; null below two dates or without variation.</param>
/// <param name="TValue">Mean ÷ standard error, likewise.</param>
/// <param name="PValue">The two-sided p-value of Student's t at one degree of freedom fewer than dates, likewise.</param>
/// <param name="Low">The lower end of the 95 % interval, likewise.</param>
/// <param name="High">The upper end, likewise.</param>
public sealed record DateMean(int Dates, double? Mean, double? StandardError, double? TValue, double? PValue, double? Low, double? High)
{
    /// <summary>Tests a mean.</summary>
    /// <param name="values">A figure a date, in order of time; null where a date has none.</param>
    /// <param name="lags">
    /// How many dates before its own a figure may depend on. Above 0, the standard error is that of Newey and West (1987), with
    /// weights 1 − lag ÷ (lags + 1) and the factor n ÷ (n − 1).
    /// </param>
    internal static DateMean Of(IEnumerable<double?> values, int lags = 0)
    {
        double[] known = [.. values.OfType<double>().Where(double.IsFinite)];
        if (known.Length == 0)
        {
            return new DateMean(0, null, null, null, null, null, null);
        }

        var mean = known.Average();
        var variance = known.Length < 2 ? 0 : Variance(known, mean, lags);
        if (!(variance > 1e-30))
        {
            return new DateMean(known.Length, mean, null, null, null, null, null);
        }

        var error = Math.Sqrt(variance);
        var freedom = known.Length - 1;
        var t = mean / error;
        var reach = StudentT.InvCDF(0, 1, freedom, 1 - ((1 - ClusterJackknife.Coverage) / 2)) * error;
        return new DateMean(known.Length, mean, error, t, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t)), mean - reach, mean + reach);
    }

    private static double Variance(double[] values, double mean, int lags)
    {
        var count = values.Length;
        double Covariance(int lag) => Enumerable.Range(lag, count - lag).Sum(i => (values[i] - mean) * (values[i - lag] - mean)) / count;
        var sum = Covariance(0);
        for (var lag = 1; lag <= lags && lag < count; lag++)
        {
            sum += 2 * (1 - (lag / (lags + 1.0))) * Covariance(lag);
        }

        return sum / (count - 1);
    }
}
