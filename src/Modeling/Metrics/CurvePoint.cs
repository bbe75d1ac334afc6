namespace SmartMoney.Modeling.Metrics;

/// <summary>A point of a curve.</summary>
/// <param name="X">From 0 to 1.</param>
/// <param name="Y">From 0 to 1.</param>
public sealed record CurvePoint(double X, double Y);
