using SmartMoney.Core.Features;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Context;

/// <summary>The mean of the dollars traded a day.</summary>
internal sealed class DollarVolume() : PriceColumn("dollar_volume_20d", Days)
{
    private const int Days = 20;

    protected override FeatureValue Compute(PointInTime known, ReadOnlySpan<TradingDay> days)
    {
        double? sum = 0;
        foreach (var day in days)
        {
            sum += day.DollarVolume;
        }

        return sum is { } dollars ? FeatureValue.Of(dollars / Days, []) : FeatureValue.Missing("the volume of a trading day is unknown");
    }
}
