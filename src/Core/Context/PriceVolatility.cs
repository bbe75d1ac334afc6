using SmartMoney.Core.Features;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Context;

/// <summary>The sample standard deviation of the last 60 daily log returns, for a year.</summary>
internal sealed class PriceVolatility() : PriceColumn("price_volatility_60d", Returns + 1)
{
    private const int Returns = 60;
    private const double TradingDaysOfYear = 252;

    protected override FeatureValue Compute(PointInTime known, ReadOnlySpan<TradingDay> days)
    {
        var returns = new double[Returns];
        for (var i = 0; i < Returns; i++)
        {
            returns[i] = Math.Log(days[i + 1].Close / days[i].Close);
        }

        var mean = returns.Average();
        var variance = returns.Sum(change => (change - mean) * (change - mean)) / (Returns - 1);
        return FeatureValue.Of(Math.Sqrt(variance) * Math.Sqrt(TradingDaysOfYear), []);
    }
}
