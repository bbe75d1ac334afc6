using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Institutions;

/// <summary>How far the holders of the largest positions changed them, weighted by value.</summary>
internal sealed class HolderMomentum() : HolderFeature("inst_momentum_score")
{
    private const int WeightedHolders = 100;

    protected override FeatureValue Compute(PointInTime known, InstitutionQuarters quarters) => quarters switch
    {
        { Before: null } => WithoutPreviousSummary,
        { Positions: null } => WithoutHolders,
        { Before: { } before, Positions: { } positions } => Momentum(known, before, positions),
    };

    private static FeatureValue Momentum(PointInTime known, PositionsSummary before, List<HolderPosition> positions)
    {
        if (!positions.Exists(position => position.Quarter == before.Quarter))
        {
            return FeatureValue.Missing("no row of the holders of Q−1 is public");
        }

        var quarter = before.Quarter.Next;
        var largest = positions
            .Where(position => position.Quarter == quarter && position.IsShares)
            .OrderByDescending(position => position.Value)
            .ThenBy(position => position.Cik, StringComparer.Ordinal)
            .ThenBy(position => position.Shares)
            .ThenBy(position => position.LastShares)
            .Take(WeightedHolders)
            .ToList();
        var factor = known.ShareFactor(before.Quarter.End, quarter.End);
        var change = largest.Sum(position => position.Value * Change(position.Shares, position.LastShares * factor));
        return largest.Count == 0
            ? WithoutPositions
            : Of(Quotient(change, largest.Sum(position => position.Value)), [.. largest, before], "the positions of Q are worth nothing");
    }

    private static double Change(double shares, double sharesBefore) =>
        sharesBefore == 0 ? 1 : Math.Clamp((shares - sharesBefore) / sharesBefore, -1, 1);
}
