using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Congress;

/// <summary>The purchases that were disclosed.</summary>
internal sealed class CongressBuyCount() : CongressFeature("congress_buy_count_90d", LongWindow)
{
    public override bool IsCount => true;

    protected override bool Concerns(CongressTrade trade) => trade.IsPurchase;

    protected override FeatureValue Compute(List<CongressTrade> trades) => FeatureValue.Of(trades.Count, trades);
}
