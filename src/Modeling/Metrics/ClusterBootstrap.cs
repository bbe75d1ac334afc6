namespace SmartMoney.Modeling.Metrics;

/// <summary>
/// Resamples whole clusters with replacement. The examples of one sample date share the market of the days after it; drawing
/// single rows would take them for independent and make the intervals far too narrow.
/// </summary>
internal sealed class ClusterBootstrap
{
    private const double MinDefinedShare = 0.9;

    private readonly int[][] _weights;
    private readonly CancellationToken _cancellationToken;

    public ClusterBootstrap(int clusters, int resamples, int seed, CancellationToken cancellationToken = default)
    {
        _cancellationToken = cancellationToken;
        var random = new Random(seed);
        _weights = new int[resamples][];
        for (var i = 0; i < resamples; i++)
        {
            _weights[i] = new int[clusters];
            for (var draw = 0; draw < clusters; draw++)
            {
                _weights[i][random.Next(clusters)]++;
            }
        }
    }

    /// <summary>Every metric with its interval.</summary>
    public IReadOnlyList<MetricValue> Measure(ScoredSample sample)
    {
        var values = sample.Measure();
        var resampled = Resample(sample);
        return [.. values.Select((value, i) => Value((Metric)i, value, [.. resampled.Select(metrics => metrics[i])]))];
    }

    /// <summary>The difference of a metric between two scorings of the same rows, resample by resample.</summary>
    public MetricValue Difference(Metric metric, ScoredSample minuend, ScoredSample subtrahend)
    {
        var value = minuend.Measure()[(int)metric] - subtrahend.Measure()[(int)metric];
        var first = Resample(minuend);
        var second = Resample(subtrahend);
        return Value(metric, value, [.. first.Select((metrics, i) => metrics[(int)metric] - second[i][(int)metric])]);
    }

    private double[][] Resample(ScoredSample sample) => [.. _weights.Select(weights =>
    {
        _cancellationToken.ThrowIfCancellationRequested();
        return sample.Measure(weights);
    })];

    private static MetricValue Value(Metric metric, double value, double[] resampled)
    {
        var name = MetricNames.Of(metric);
        if (!double.IsFinite(value))
        {
            return new MetricValue(name, null, null, null);
        }

        double[] defined = [.. resampled.Where(double.IsFinite).Order()];
        return defined.Length > 0 && defined.Length >= MinDefinedShare * resampled.Length
            ? new MetricValue(name, value, Percentiles.At(defined, 0.025), Percentiles.At(defined, 0.975))
            : new MetricValue(name, value, null, null);
    }
}
