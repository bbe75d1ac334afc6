using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Features;

/// <summary>Features 9 to 15: what all institutions hold, from 13F, in the shares of quarter Q.</summary>
internal static class InstitutionFeatures
{
    private const int LargestHolders = 10;
    private const int WeightedHolders = 100;

    /// <summary>Whether a feature is computed from the lists of holders, beside the summary.</summary>
    public static bool UsesHolders(int index) => FeatureSchema.Features[index].Name is "inst_concentration_top10" or "inst_momentum_score";

    public static FeatureValue[] Compute(PointInTime known)
    {
        var quarter = known.LatestQuarter;
        var now = known.SummaryOf(quarter);
        var before = known.SummaryOf(quarter.Previous);
        PositionsSummary[] both = now is null || before is null ? [] : [now, before];
        var hasBoth = both.Length > 0;
        var positions = Positions(known);
        return
        [
            FeatureValue.OfNullable(now?.Ownership, [now!]),
            FeatureValue.OfNullable(hasBoth ? now!.Ownership - before!.Ownership : null, both),
            FeatureValue.OfNullable(hasBoth ? now!.NewPositions : null, both),
            FeatureValue.OfNullable(hasBoth ? now!.ClosedPositions : null, both),
            FeatureValue.OfNullable(hasBoth ? PositionSizeChange(known, now!, before!) : null, both),
            Concentration(positions, known.LatestQuarter, now),
            Momentum(known, positions, before),
        ];
    }

    private static double? PositionSizeChange(PointInTime known, PositionsSummary now, PositionsSummary before)
    {
        var size = Quotient(now.Shares, now.InvestorsHolding);
        var sizeBefore = Quotient(before.Shares, before.InvestorsHolding) * known.ShareFactor(before.Quarter.End, now.Quarter.End);
        return Quotient(size, sizeBefore) - 1;
    }

    private static FeatureValue Concentration(List<HolderPosition> positions, Quarter quarter, PositionsSummary? now)
    {
        var largest = positions
            .Where(position => position.Quarter == quarter && position.IsShares)
            .OrderByDescending(position => position.Shares)
            .ThenBy(position => position.Cik, StringComparer.Ordinal)
            .Take(LargestHolders)
            .ToList();
        return now is null || largest.Count == 0
            ? FeatureValue.Missing
            : FeatureValue.OfNullable(Quotient(largest.Sum(position => position.Shares), now.Shares), [.. largest, now]);
    }

    private static FeatureValue Momentum(PointInTime known, List<HolderPosition> positions, PositionsSummary? before)
    {
        var quarter = known.LatestQuarter;
        if (before is null || !positions.Exists(position => position.Quarter == quarter.Previous))
        {
            return FeatureValue.Missing;
        }

        var largest = positions
            .Where(position => position.Quarter == quarter && position.IsShares)
            .OrderByDescending(position => position.Value)
            .ThenBy(position => position.Cik, StringComparer.Ordinal)
            .ThenBy(position => position.Shares)
            .ThenBy(position => position.LastShares)
            .Take(WeightedHolders)
            .ToList();
        var factor = known.ShareFactor(quarter.Previous.End, quarter.End);
        var change = largest.Sum(position => position.Value * Change(position.Shares, position.LastShares * factor));
        return FeatureValue.OfNullable(Quotient(change, largest.Sum(position => position.Value)), [.. largest, before]);
    }

    private static double Change(double shares, double sharesBefore) =>
        sharesBefore == 0 ? 1 : Math.Clamp((shares - sharesBefore) / sharesBefore, -1, 1);

    /// <summary>The holders at Q and at Q−1.</summary>
    private static List<HolderPosition> Positions(PointInTime known)
    {
        var quarter = known.LatestQuarter;
        var before = quarter.Previous;
        return known.Holders is { } holders ? holders.FindAll(position => position.Quarter == quarter || position.Quarter == before) : [];
    }

    private static double? Quotient(double? dividend, double? divisor) => divisor == 0 ? null : dividend / divisor;
}
