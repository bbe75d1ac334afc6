namespace SmartMoney.Core.Features.Etfs;

/// <summary>What part of the panel's shares its largest holders have.</summary>
internal sealed class EtfConcentration() : EtfFeature("etf_concentration")
{
    private const int LargestFunds = 5;

    protected override FeatureValue Compute(PointInTime known, EtfPanel panel)
    {
        var held = panel.Latest.ConvertAll(report => Shares(known, report));
        var whole = held.Sum();
        return FeatureValue.Of(whole == 0 ? 0 : held.OrderDescending().Take(LargestFunds).Sum() / whole, panel.Latest);
    }
}
