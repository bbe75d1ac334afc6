using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Institutions;

/// <summary>The part of the company that institutions hold, less that of the quarter before.</summary>
internal sealed class InstitutionOwnershipChange()
    : InstitutionChange("inst_ownership_change_1q", "the percentage of Q or Q−1 is null or 0")
{
    protected override double? Change(PointInTime known, PositionsSummary now, PositionsSummary before) => now.Ownership - before.Ownership;
}
