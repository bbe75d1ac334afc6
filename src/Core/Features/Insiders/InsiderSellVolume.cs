using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>The shares that insiders sold on the open market.</summary>
internal sealed class InsiderSellVolume() : InsiderFeature("insider_sell_volume_30d", ShortWindow)
{
    protected override bool Concerns(InsiderTrade trade) => trade.IsSale;

    protected override FeatureValue Compute(PointInTime known, List<InsiderTransaction> transactions) =>
        FeatureValue.Of(Shares(known, transactions), Facts(transactions));
}
