namespace SmartMoney.Core.Features.HedgeFunds;

/// <summary>The part of the company that the panel holds.</summary>
internal sealed class HedgeFundExposure() : HedgeFundFeature("hedgefund_top20_exposure")
{
    protected override FeatureValue Compute(PointInTime known, HedgeFundPanel panel) =>
        known.SharesOutstandingOf(known.LatestQuarter) is { } outstanding
            ? FeatureValue.Of(Shares(known, panel.Latest) / outstanding, [.. panel.Latest, known.SummaryOf(known.LatestQuarter)!])
            : PanelReportAge.WithoutSharesOutstanding;
}
