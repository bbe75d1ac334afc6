using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Congress;

namespace SmartMoney.Core.Context;

/// <summary>The dollars of the purchases that were disclosed, less those of the sales.</summary>
internal sealed class CongressNetAmount() : ContextColumn("congress_net_amount_90d")
{
    internal override FeatureValue Compute(PointInTime known)
    {
        if (known.CongressTrades is null)
        {
            return CongressFeature.WithoutData;
        }

        var trades = known.Derived(CongressDisclosures.Of).Within(CongressFeature.LongWindow).FindAll(trade => trade.IsPurchase || trade.IsSale);
        return FeatureValue.Of(trades.Sum(trade => trade.IsPurchase ? trade.Dollars : -trade.Dollars), trades);
    }
}
