using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>The share of the transactions that are open-market purchases.</summary>
internal sealed class InsiderBuyRatio() : InsiderFeature("insider_buy_ratio_30d", ShortWindow)
{
    protected override bool Concerns(InsiderTrade trade) => true;

    protected override FeatureValue Compute(PointInTime known, List<InsiderTransaction> transactions) =>
        FeatureValue.Of(Share(transactions.Count(transaction => transaction.First.IsPurchase), transactions.Count), Facts(transactions));
}
