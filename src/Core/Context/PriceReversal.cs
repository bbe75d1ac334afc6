using SmartMoney.Core.Features;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Context;

/// <summary>The return of the month that ends at c.</summary>
internal sealed class PriceReversal() : PriceColumn("price_reversal_1m", Month + 1)
{
    protected override FeatureValue Compute(PointInTime known, ReadOnlySpan<TradingDay> days) => Change(days[0], days[^1]);
}
