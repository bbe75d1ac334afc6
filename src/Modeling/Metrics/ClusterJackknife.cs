using MathNet.Numerics.Distributions;

namespace SmartMoney.Modeling.Metrics;

/// <summary>
/// Intervals by the delete-one-cluster jackknife and Student's t with one degree of freedom fewer than there are clusters. The
/// examples of one sample date share the market of the days after it, so a whole date is left out at a time. With few clusters,
/// percentile intervals of a bootstrap are too narrow; these keep their coverage.
/// </summary>
internal sealed class ClusterJackknife(CancellationToken cancellationToken = default)
{
    /// <summary>The share of cases in which an interval contains the true value.</summary>
    public const double Coverage = 0.95;

    /// <summary>Every metric with its interval.</summary>
    public IReadOnlyList<MetricValue> Measure(ScoredSample sample)
    {
        var values = sample.Measure();
        var replicates = Replicates(sample);
        return [.. values.Select((value, i) => Value((Metric)i, value, [.. replicates.Select(metrics => metrics[i])], Bounds((Metric)i)))];
    }

    /// <summary>The difference of a metric between two scorings of the same rows.</summary>
    public MetricValue Difference(Metric metric, ScoredSample minuend, ScoredSample subtrahend)
    {
        var value = minuend.Measure()[(int)metric] - subtrahend.Measure()[(int)metric];
        var first = Replicates(minuend);
        var second = Replicates(subtrahend);
        return Value(metric, value, [.. first.Select((metrics, i) => metrics[(int)metric] - second[i][(int)metric])], (double.NegativeInfinity, double.PositiveInfinity));
    }

    private double[][] Replicates(ScoredSample sample)
    {
        var result = new double[sample.Clusters][];
        var weights = new int[sample.Clusters];
        Array.Fill(weights, 1);
        for (var cluster = 0; cluster < result.Length; cluster++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            weights[cluster] = 0;
            result[cluster] = sample.Measure(weights);
            weights[cluster] = 1;
        }

        return result;
    }

    private static MetricValue Value(Metric metric, double value, double[] replicates, (double Low, double High) bounds)
    {
        var name = MetricNames.Of(metric);
        if (!double.IsFinite(value))
        {
            return new MetricValue(name, null, null, null);
        }

        if (replicates.Length < 2 || !replicates.All(double.IsFinite))
        {
            return new MetricValue(name, value, null, null);
        }

        var mean = replicates.Average();
        var count = (double)replicates.Length;
        var error = Math.Sqrt((count - 1) / count * replicates.Sum(replicate => (replicate - mean) * (replicate - mean)));
        var reach = StudentT.InvCDF(0, 1, count - 1, 1 - ((1 - Coverage) / 2)) * error;
        return new MetricValue(name, value, Math.Max(value - reach, bounds.Low), Math.Min(value + reach, bounds.High));
    }

    private static (double Low, double High) Bounds(Metric metric) => metric == Metric.LogLoss ? (0, double.PositiveInfinity) : (0, 1);
}
