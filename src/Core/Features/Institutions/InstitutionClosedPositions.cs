using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Institutions;

/// <summary>The managers that closed their position.</summary>
internal sealed class InstitutionClosedPositions() : InstitutionChange("inst_closed_positions_count", "the closed positions of Q are null")
{
    public override bool IsCount => true;

    protected override double? Change(PointInTime known, PositionsSummary now, PositionsSummary before) => now.ClosedPositions;
}
