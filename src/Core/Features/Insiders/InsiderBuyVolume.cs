using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>The shares that insiders bought on the open market.</summary>
internal sealed class InsiderBuyVolume() : InsiderFeature("insider_buy_volume_30d", ShortWindow)
{
    protected override bool Concerns(InsiderTrade trade) => trade.IsPurchase;

    protected override FeatureValue Compute(PointInTime known, List<InsiderTransaction> transactions) =>
        FeatureValue.Of(Shares(known, transactions), Facts(transactions));
}
