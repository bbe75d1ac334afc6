namespace SmartMoney.Core.Features.HedgeFunds;

/// <summary>The funds that hold at F and did not at P.</summary>
internal sealed class HedgeFundNewEntries() : HedgeFundFeature("hedgefund_new_entry_count")
{
    public override bool IsCount => true;

    protected override FeatureValue Compute(PointInTime known, HedgeFundPanel panel) => FeatureValue.Of(
        panel.WithPrevious.Count(fund => fund.Latest.Shares > 0 && fund.Previous!.Shares == 0), panel.Compared);
}
