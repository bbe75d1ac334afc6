namespace SmartMoney.Core.Features.HedgeFunds;

/// <summary>The part of the company that the funds with a P hold at F, less that at P.</summary>
internal sealed class HedgeFundNetChange() : HedgeFundFeature("hedgefund_net_change_1q")
{
    protected override FeatureValue Compute(PointInTime known, HedgeFundPanel panel)
    {
        var quarter = known.LatestQuarter;
        if (panel.WithPrevious.Count == 0)
        {
            return FeatureValue.Missing("no manager of the panel has a filing of the quarter before its latest");
        }

        if (known.SharesOutstandingOf(quarter) is not { } outstanding)
        {
            return PanelReportAge.WithoutSharesOutstanding;
        }

        if (known.SharesOutstandingOf(quarter.Previous) is not { } outstandingBefore)
        {
            return FeatureValue.Missing("the shares outstanding of Q−1 are unknown");
        }

        var exposure = Shares(known, panel.WithPrevious.Select(fund => fund.Latest)) / outstanding;
        var exposureBefore = Shares(known, panel.WithPrevious.Select(fund => fund.Previous!)) / outstandingBefore;
        return FeatureValue.Of(exposure - exposureBefore, [.. panel.Compared, known.SummaryOf(quarter)!, known.SummaryOf(quarter.Previous)!]);
    }
}
