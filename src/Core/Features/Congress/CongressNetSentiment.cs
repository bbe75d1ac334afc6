using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Congress;

/// <summary>The purchases that were disclosed, less the sales.</summary>
internal sealed class CongressNetSentiment() : CongressFeature("congress_net_sentiment", LongWindow)
{
    public override bool IsCount => true;

    protected override bool Concerns(CongressTrade trade) => trade.IsPurchase || trade.IsSale;

    protected override FeatureValue Compute(List<CongressTrade> trades)
    {
        var purchases = trades.FindAll(trade => trade.IsPurchase);
        var sales = trades.FindAll(trade => trade.IsSale);
        return FeatureValue.Of(purchases.Count - sales.Count, purchases.Concat(sales));
    }
}
