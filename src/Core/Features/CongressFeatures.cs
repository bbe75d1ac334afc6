namespace SmartMoney.Core.Features;

/// <summary>Features 16 to 19: what members of Congress disclosed. Windows are by disclosure, for that is when it could move anyone.</summary>
internal static class CongressFeatures
{
    internal const int LongWindow = 90;

    private const int ShortWindow = 7;

    public static FeatureValue[] Compute(PointInTime known)
    {
        if (known.CongressTrades is not { } trades)
        {
            return FeatureValue.AllMissing(4, "the data of a chamber could not be had");
        }

        var disclosed = trades.FindAll(trade => known.IsWithin(trade.DisclosureDate, LongWindow));
        var purchases = disclosed.FindAll(trade => trade.IsPurchase);
        var sales = disclosed.FindAll(trade => trade.IsSale);
        var recent = disclosed.FindAll(trade => known.IsWithin(trade.DisclosureDate, ShortWindow));
        return
        [
            FeatureValue.Of(purchases.Count, purchases),
            FeatureValue.Of(sales.Count, sales),
            FeatureValue.Of(purchases.Count - sales.Count, purchases.Concat(sales)),
            FeatureValue.Of(recent.Count > 0 ? 1 : 0, recent),
        ];
    }
}
