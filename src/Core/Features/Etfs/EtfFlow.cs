namespace SmartMoney.Core.Features.Etfs;

/// <summary>The shares that came in between E0 and E1, for every 30 days between them.</summary>
internal sealed class EtfFlow() : EtfFeature("etf_flow_30d")
{
    private const int FlowDays = 30;

    protected override FeatureValue Compute(PointInTime known, EtfPanel panel)
    {
        var flow = panel.WithPrevious.Sum(fund =>
            (Shares(known, fund.Latest) - Shares(known, fund.Previous!))
            * FlowDays
            / (fund.Latest.ReportDate.DayNumber - fund.Previous!.ReportDate.DayNumber));
        return panel.WithPrevious.Count == 0
            ? FeatureValue.Missing("no ETF of the panel has a comparable report before its latest")
            : FeatureValue.Of(flow, panel.WithPrevious.SelectMany(fund => new[] { fund.Latest, fund.Previous! }));
    }
}
