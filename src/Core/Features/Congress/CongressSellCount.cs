using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Congress;

/// <summary>The sales that were disclosed.</summary>
internal sealed class CongressSellCount() : CongressFeature("congress_sell_count_90d", LongWindow)
{
    public override bool IsCount => true;

    protected override bool Concerns(CongressTrade trade) => trade.IsSale;

    protected override FeatureValue Compute(List<CongressTrade> trades) => FeatureValue.Of(trades.Count, trades);
}
