namespace SmartMoney.Core.Datasets;

/// <summary>A feature over all rows of a dataset.</summary>
/// <param name="Name">The column.</param>
/// <param name="Min">The smallest value; null when every cell is empty.</param>
/// <param name="Mean">The mean of the values that are there.</param>
/// <param name="Max">The largest value.</param>
/// <param name="MissingShare">Empty cells, a fraction of the rows.</param>
/// <param name="ZeroShare">Zeros, a fraction of the rows.</param>
public sealed record FeatureProfile(string Name, double? Min, double? Mean, double? Max, double MissingShare, double ZeroShare);
