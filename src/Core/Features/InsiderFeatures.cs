using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features;

/// <summary>Features 1 to 8: what the company's own insiders did, from Form 4.</summary>
internal static class InsiderFeatures
{
    internal const int ShortWindow = 30;
    internal const int LongWindow = 90;

    private const int ClusterDays = 7;
    private const double LowestQuotient = 0.5;
    private const double HighestQuotient = 2;

    public static FeatureValue[] Compute(PointInTime known)
    {
        if (known.InsiderTrades is not { } trades)
        {
            return FeatureValue.AllMissing(8, "the insider data could not be had");
        }

        var quarter = InsiderTransactions.Distinct(trades.FindAll(trade => known.IsWithin(trade.TransactionDate, LongWindow)));
        var month = quarter.FindAll(transaction => known.IsWithin(transaction.First.TransactionDate, ShortWindow));
        var purchases = month.FindAll(transaction => transaction.First.IsPurchase);
        var sales = month.FindAll(transaction => transaction.First.IsSale);
        var bought = Shares(known, purchases);
        var sold = Shares(known, sales);
        return
        [
            FeatureValue.Of(Share(purchases.Count, month.Count), Facts(month)),
            FeatureValue.Of(bought, Facts(purchases)),
            FeatureValue.Of(sold, Facts(sales)),
            FeatureValue.Of(bought - sold, Facts(purchases.Concat(sales))),
            ClusterScore(quarter.FindAll(transaction => transaction.First.IsPurchase)),
            OwnershipChange(known, quarter),
            AveragePremium(known, purchases),
            FeatureValue.Of(Share(month.Count(transaction => transaction.IsChiefLevel), month.Count), Facts(month)),
        ];
    }

    /// <summary>The purchase dates that open a week in which at least two owners bought.</summary>
    private static FeatureValue ClusterScore(List<InsiderTransaction> purchases)
    {
        var score = purchases
            .Select(purchase => purchase.First.TransactionDate)
            .Distinct()
            .Count(opening => purchases
                .Where(purchase => purchase.First.TransactionDate >= opening && purchase.First.TransactionDate < opening.AddDays(ClusterDays))
                .Select(purchase => purchase.First.Owner)
                .Distinct()
                .Skip(1)
                .Any());
        return FeatureValue.Of(score, Facts(purchases));
    }

    private static FeatureValue OwnershipChange(PointInTime known, List<InsiderTransaction> transactions)
    {
        var acquired = transactions.FindAll(transaction => transaction.First.Flag == "A");
        var disposed = transactions.FindAll(transaction => transaction.First.Flag == "D");
        return FeatureValue.Of(Shares(known, acquired) - Shares(known, disposed), Facts(acquired.Concat(disposed)));
    }

    /// <summary>
    /// The mean of price paid ÷ close − 1. A quotient out of bounds is another security, a class A share, say.
    /// </summary>
    private static FeatureValue AveragePremium(PointInTime known, List<InsiderTransaction> purchases)
    {
        var premiums = new List<double>();
        var counted = new List<Fact>();
        foreach (var purchase in purchases.Select(purchase => purchase.First).Where(purchase => purchase.Price > 0))
        {
            var quotient = purchase.Price / known.CloseOf(purchase.TransactionDate);
            if (quotient is >= LowestQuotient and <= HighestQuotient)
            {
                premiums.Add(quotient.Value - 1);
                counted.Add(purchase);
            }
        }

        return FeatureValue.Of(premiums.Count > 0 ? premiums.Average() : 0, counted);
    }

    private static double Shares(PointInTime known, List<InsiderTransaction> transactions) =>
        transactions.Sum(transaction => known.SharesAtDate(transaction.First.Shares, transaction.First.TransactionDate));

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static IEnumerable<Fact> Facts(IEnumerable<InsiderTransaction> transactions) =>
        transactions.Select(transaction => transaction.First);
}
