using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Institutions;

/// <summary>What institutions reported of Q and of the quarter before it, Q−1.</summary>
internal sealed class InstitutionQuarters
{
    private InstitutionQuarters(PointInTime known)
    {
        var (quarter, previous) = (known.LatestQuarter, known.LatestQuarter.Previous);
        Now = known.SummaryOf(quarter);
        Before = known.SummaryOf(previous);
        Positions = known.Holders?.FindAll(position => position.Quarter == quarter || position.Quarter == previous);
    }

    /// <summary>The summary of Q; null when the source has none.</summary>
    public PositionsSummary? Now { get; }

    /// <summary>The summary of Q−1; null when the source has none.</summary>
    public PositionsSummary? Before { get; }

    /// <summary>The visible rows of the holder lists of both quarters; null when the lists could not be had.</summary>
    public List<HolderPosition>? Positions { get; }

    public static InstitutionQuarters Of(PointInTime known) => new(known);
}
