namespace SmartMoney.Core.Features.Etfs;

/// <summary>The part of the company that the panel holds.</summary>
internal sealed class EtfOwnership() : EtfFeature("etf_ownership_pct")
{
    protected override FeatureValue Compute(PointInTime known, EtfPanel panel) =>
        known.SharesOutstandingOf(known.LatestQuarter) is { } outstanding
            ? FeatureValue.Of(panel.Latest.Sum(report => Shares(known, report)) / outstanding, [.. panel.Latest, known.SummaryOf(known.LatestQuarter)!])
            : PanelReportAge.WithoutSharesOutstanding;
}
