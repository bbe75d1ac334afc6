namespace SmartMoney.Core.Features.Schema;

/// <summary>All features of a row: a pure function of what was known.</summary>
public static class FeatureSet
{
    /// <summary>Computes the features in the order of <see cref="FeatureSchema"/>.</summary>
    /// <param name="known">The symbol as the public could see it.</param>
    public static FeatureValue[] Compute(PointInTime known) =>
        [.. FeatureSchema.Features.Select(feature => feature.Compute(known))];
}
