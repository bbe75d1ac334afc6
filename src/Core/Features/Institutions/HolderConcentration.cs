using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Institutions;

/// <summary>What part of the shares that institutions hold the largest holders have.</summary>
internal sealed class HolderConcentration() : HolderFeature("inst_concentration_top10")
{
    private const int LargestHolders = 10;

    protected override FeatureValue Compute(PointInTime known, InstitutionQuarters quarters) => quarters switch
    {
        { Now: null } => WithoutSummary,
        { Positions: null } => WithoutHolders,
        { Now: { } now, Positions: { } positions } => Concentration(now, positions),
    };

    private static FeatureValue Concentration(PositionsSummary now, List<HolderPosition> positions)
    {
        var largest = positions
            .Where(position => position.Quarter == now.Quarter && position.IsShares)
            .OrderByDescending(position => position.Shares)
            .ThenBy(position => position.Cik, StringComparer.Ordinal)
            .Take(LargestHolders)
            .ToList();
        return largest.Count == 0
            ? WithoutPositions
            : Of(Quotient(largest.Sum(position => position.Shares), now.Shares), [.. largest, now], "the shares of Q are null or 0");
    }
}
