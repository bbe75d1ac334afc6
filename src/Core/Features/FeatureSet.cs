namespace SmartMoney.Core.Features;

/// <summary>All features of a row: a pure function of what was known.</summary>
public static class FeatureSet
{
    /// <summary>Computes the features in the order of <see cref="FeatureSchema"/>.</summary>
    /// <param name="known">The symbol as the public could see it.</param>
    public static FeatureValue[] Compute(PointInTime known) =>
    [
        .. InsiderFeatures.Compute(known),
        .. InstitutionFeatures.Compute(known),
        .. CongressFeatures.Compute(known),
        .. HedgeFundFeatures.Compute(known),
        .. EtfFeatures.Compute(known),
    ];
}
