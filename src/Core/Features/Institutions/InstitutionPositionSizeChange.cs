using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Institutions;

/// <summary>The relative change of the shares that a manager holds on average.</summary>
internal sealed class InstitutionPositionSizeChange()
    : InstitutionChange("inst_avg_position_size_change", "a count of Q or Q−1 is null or 0")
{
    protected override double? Change(PointInTime known, PositionsSummary now, PositionsSummary before)
    {
        var size = Quotient(now.Shares, now.InvestorsHolding);
        var sizeBefore = Quotient(before.Shares, before.InvestorsHolding) * known.ShareFactor(before.Quarter.End, now.Quarter.End);
        return Quotient(size, sizeBefore) - 1;
    }
}
