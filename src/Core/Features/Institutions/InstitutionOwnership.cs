namespace SmartMoney.Core.Features.Institutions;

/// <summary>The part of the company that institutions hold.</summary>
internal sealed class InstitutionOwnership() : InstitutionFeature("inst_ownership_pct")
{
    protected override FeatureValue Compute(PointInTime known, InstitutionQuarters quarters) => quarters.Now is { } now
        ? Of(now.Ownership, [now], "the percentage of Q is null or 0")
        : WithoutSummary;
}
