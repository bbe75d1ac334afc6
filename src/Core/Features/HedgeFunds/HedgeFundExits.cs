namespace SmartMoney.Core.Features.HedgeFunds;

/// <summary>The funds that held at P and do not at F.</summary>
internal sealed class HedgeFundExits() : HedgeFundFeature("hedgefund_exit_count")
{
    public override bool IsCount => true;

    protected override FeatureValue Compute(PointInTime known, HedgeFundPanel panel) => FeatureValue.Of(
        panel.WithPrevious.Count(fund => fund.Latest.Shares == 0 && fund.Previous!.Shares > 0), panel.Compared);
}
