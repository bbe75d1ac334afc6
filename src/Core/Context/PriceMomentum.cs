using SmartMoney.Core.Features;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Context;

/// <summary>The return of the five months that end a month before c.</summary>
internal sealed class PriceMomentum() : PriceColumn("price_momentum_6m", (6 * Month) + 1)
{
    protected override FeatureValue Compute(PointInTime known, ReadOnlySpan<TradingDay> days) => Change(days[0], days[^(Month + 1)]);
}
