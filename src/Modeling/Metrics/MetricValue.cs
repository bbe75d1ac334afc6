namespace SmartMoney.Modeling.Metrics;

/// <summary>A metric with its 95 % interval.</summary>
/// <param name="Name">One of <see cref="MetricNames.All"/>.</param>
/// <param name="Value">The figure; null where it is not defined (a class is absent, nothing was predicted 1).</param>
/// <param name="Low">The lower end; null where leaving out a date leaves the metric undefined.</param>
/// <param name="High">The upper end, likewise.</param>
public sealed record MetricValue(string Name, double? Value, double? Low, double? High);
