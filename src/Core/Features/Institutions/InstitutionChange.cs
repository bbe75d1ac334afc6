using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Institutions;

/// <summary>A change from Q−1 to Q. It needs the summaries of both, even where Q's own carries the figure.</summary>
internal abstract class InstitutionChange(string name, string missingBecause) : InstitutionFeature(name)
{
    private readonly string _missingBecause = missingBecause;

    protected sealed override FeatureValue Compute(PointInTime known, InstitutionQuarters quarters) => quarters switch
    {
        { Now: null } => WithoutSummary,
        { Before: null } => WithoutPreviousSummary,
        { Now: { } now, Before: { } before } => Of(Change(known, now, before), [now, before], _missingBecause),
    };

    /// <summary>The change; null when a figure that it needs is unknown.</summary>
    /// <param name="known">The symbol as the public could see it.</param>
    /// <param name="now">The summary of Q.</param>
    /// <param name="before">The summary of Q−1.</param>
    protected abstract double? Change(PointInTime known, PositionsSummary now, PositionsSummary before);
}
