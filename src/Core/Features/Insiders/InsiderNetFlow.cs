using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>The shares that insiders bought on the open market, less those that they sold.</summary>
internal sealed class InsiderNetFlow() : InsiderFeature("insider_net_flow_30d", ShortWindow)
{
    protected override bool Concerns(InsiderTrade trade) => trade.IsPurchase || trade.IsSale;

    protected override FeatureValue Compute(PointInTime known, List<InsiderTransaction> transactions)
    {
        var purchases = transactions.FindAll(transaction => transaction.First.IsPurchase);
        var sales = transactions.FindAll(transaction => transaction.First.IsSale);
        return FeatureValue.Of(Shares(known, purchases) - Shares(known, sales), Facts(purchases.Concat(sales)));
    }
}
