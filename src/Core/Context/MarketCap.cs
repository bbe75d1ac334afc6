using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Institutions;
using SmartMoney.Core.Market;

namespace SmartMoney.Core.Context;

/// <summary>What the company is worth: shares outstanding at Q × the close at c.</summary>
internal sealed class MarketCap() : PriceColumn("market_cap", 1)
{
    private static readonly InstitutionOwnership Ownership = new();

    protected override FeatureValue Compute(PointInTime known, ReadOnlySpan<TradingDay> days)
    {
        var ownership = Ownership.Compute(known);
        return ownership.Value is null ? ownership
            : known.SharesOutstandingOf(known.LatestQuarter) is { } shares ? FeatureValue.Of(shares * days[^1].Close, ownership.Facts)
            : PanelReportAge.WithoutSharesOutstanding;
    }
}
