using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Institutions;

/// <summary>The managers that opened a position.</summary>
internal sealed class InstitutionNewPositions() : InstitutionChange("inst_new_positions_count", "the new positions of Q are null")
{
    public override bool IsCount => true;

    protected override double? Change(PointInTime known, PositionsSummary now, PositionsSummary before) => now.NewPositions;
}
