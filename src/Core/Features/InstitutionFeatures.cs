using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features;

/// <summary>Features 9 to 15: what all institutions hold, from 13F, in the shares of quarter Q.</summary>
internal static class InstitutionFeatures
{
    private const int LargestHolders = 10;
    private const int WeightedHolders = 100;

    private static readonly FeatureValue WithoutSummary = FeatureValue.Missing("the source has no 13F summary of Q");
    private static readonly FeatureValue WithoutPreviousSummary = FeatureValue.Missing("the source has no 13F summary of Q−1");
    private static readonly FeatureValue WithoutHolders = FeatureValue.Missing("the lists of holders could not be had");
    private static readonly FeatureValue WithoutPreviousHolders = FeatureValue.Missing("no row of the holders of Q−1 is public");
    private static readonly FeatureValue WithoutPositions = FeatureValue.Missing("no row of the holders of Q counts");

    /// <summary>Whether a feature is computed from the lists of holders, beside the summary.</summary>
    public static bool UsesHolders(int index) => FeatureSchema.Features[index].Name is "inst_concentration_top10" or "inst_momentum_score";

    public static FeatureValue[] Compute(PointInTime known)
    {
        if (known.Summaries is null)
        {
            return FeatureValue.AllMissing(7, "the 13F summaries could not be had");
        }

        var (quarter, previous) = (known.LatestQuarter, known.LatestQuarter.Previous);
        var now = known.SummaryOf(quarter);
        var before = known.SummaryOf(previous);
        var positions = known.Holders?.FindAll(position => position.Quarter == quarter || position.Quarter == previous);
        return
        [
            now is null ? WithoutSummary : Of(now.Ownership, [now], "the percentage of Q is null or 0"),
            .. now is null || before is null ? Enumerable.Repeat(now is null ? WithoutSummary : WithoutPreviousSummary, 4) : Changes(known, now, before),
            now is null ? WithoutSummary : positions is null ? WithoutHolders : Concentration(positions, now),
            before is null ? WithoutPreviousSummary : positions is null ? WithoutHolders : Momentum(known, positions, before),
        ];
    }

    private static FeatureValue[] Changes(PointInTime known, PositionsSummary now, PositionsSummary before) =>
    [
        Of(now.Ownership - before.Ownership, [now, before], "the percentage of Q or Q−1 is null or 0"),
        Of(now.NewPositions, [now, before], "the new positions of Q are null"),
        Of(now.ClosedPositions, [now, before], "the closed positions of Q are null"),
        Of(PositionSizeChange(known, now, before), [now, before], "a count of Q or Q−1 is null or 0"),
    ];

    private static double? PositionSizeChange(PointInTime known, PositionsSummary now, PositionsSummary before)
    {
        var size = Quotient(now.Shares, now.InvestorsHolding);
        var sizeBefore = Quotient(before.Shares, before.InvestorsHolding) * known.ShareFactor(before.Quarter.End, now.Quarter.End);
        return Quotient(size, sizeBefore) - 1;
    }

    private static FeatureValue Concentration(List<HolderPosition> positions, PositionsSummary now)
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

    private static FeatureValue Momentum(PointInTime known, List<HolderPosition> positions, PositionsSummary before)
    {
        if (!positions.Exists(position => position.Quarter == before.Quarter))
        {
            return WithoutPreviousHolders;
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

    private static double? Quotient(double? dividend, double? divisor) => divisor == 0 ? null : dividend / divisor;

    private static FeatureValue Of(double? value, IReadOnlyList<Fact> facts, string missingBecause) =>
        value is { } number ? FeatureValue.Of(number, facts) : FeatureValue.Missing(missingBecause);
}
