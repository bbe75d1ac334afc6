using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Insiders;

namespace SmartMoney.Core.Context;

/// <summary>The share of the insiders' open-market transactions that are purchases.</summary>
internal sealed class InsiderPurchaseRatio() : ContextColumn("insider_purchase_ratio_90d")
{
    internal override FeatureValue Compute(PointInTime known)
    {
        if (known.InsiderTrades is null)
        {
            return InsiderFeature.WithoutData(known);
        }

        var trades = known.Derived(InsiderActivity.Of).Within(InsiderFeature.LongWindow)
            .ConvertAll(transaction => transaction.First)
            .FindAll(trade => trade.IsPurchase || trade.IsSale);
        return trades.Count == 0
            ? FeatureValue.Missing("insiders neither bought nor sold on the open market")
            : FeatureValue.Of((double)trades.Count(trade => trade.IsPurchase) / trades.Count, trades);
    }
}
