using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Institutions;

/// <summary>What all institutions hold, from 13F, in the shares of quarter Q.</summary>
internal abstract class InstitutionFeature(string name) : Feature(name, FeatureFamily.Institution)
{
    /// <summary>The value where the source has no summary of Q.</summary>
    protected static FeatureValue WithoutSummary { get; } = FeatureValue.Missing("the source has no 13F summary of Q");

    /// <summary>The value where the source has no summary of Q−1.</summary>
    protected static FeatureValue WithoutPreviousSummary { get; } = FeatureValue.Missing("the source has no 13F summary of Q−1");

    internal sealed override FeatureValue Compute(PointInTime known) => known.Summaries is null
        ? FeatureValue.Missing("the 13F summaries could not be had")
        : Compute(known, known.Derived(InstitutionQuarters.Of));

    internal override IEnumerable<LeftOutFact> LeftOut(Hindsight hindsight) => [];

    /// <summary>Computes the feature.</summary>
    /// <param name="known">The symbol as the public could see it.</param>
    /// <param name="quarters">What institutions reported of Q and Q−1.</param>
    protected abstract FeatureValue Compute(PointInTime known, InstitutionQuarters quarters);

    /// <summary>A quotient; null when it cannot be told.</summary>
    protected static double? Quotient(double? dividend, double? divisor) => divisor == 0 ? null : dividend / divisor;

    /// <summary>A value that may be missing.</summary>
    protected static FeatureValue Of(double? value, IReadOnlyList<Fact> facts, string missingBecause) =>
        value is { } number ? FeatureValue.Of(number, facts) : FeatureValue.Missing(missingBecause);
}
