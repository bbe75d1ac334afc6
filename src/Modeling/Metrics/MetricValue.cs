namespace SmartMoney.Modeling.Metrics;

/// <summary>A metric with its 95 % interval.</summary>
/// <param name="Name">One of <see cref="MetricNames.All"/>.</param>
/// <param name="Value">The figure; null where it is not defined (a class is absent, nothing was predicted 1).</param>
/// <param name="Low">The 2.5th percentile over the bootstrap; null where too few resamples define the metric.</param>
/// <param name="High">The 97.5th percentile, likewise.</param>
public sealed record MetricValue(string Name, double? Value, double? Low, double? High);
