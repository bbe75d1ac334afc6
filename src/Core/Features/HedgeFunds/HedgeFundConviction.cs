namespace SmartMoney.Core.Features.HedgeFunds;

/// <summary>What part of the panel's whole value is in the symbol.</summary>
internal sealed class HedgeFundConviction() : HedgeFundFeature("hedgefund_conviction_score")
{
    protected override FeatureValue Compute(PointInTime known, HedgeFundPanel panel)
    {
        var portfolio = panel.Latest.Sum(filing => filing.PortfolioValue);
        return portfolio == 0
            ? FeatureValue.Missing("the portfolios of the panel are worth nothing")
            : FeatureValue.Of(panel.Latest.Sum(filing => filing.Value) / portfolio, panel.Latest);
    }
}
