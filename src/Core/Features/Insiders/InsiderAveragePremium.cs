using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>
/// The mean of price paid ÷ close − 1 over purchases. A quotient out of bounds is another security, a class A share, say.
/// </summary>
internal sealed class InsiderAveragePremium() : InsiderFeature("insider_avg_premium", ShortWindow)
{
    private const double MinQuotient = 0.5;
    private const double MaxQuotient = 2;

    protected override bool Concerns(InsiderTrade trade) => trade.IsPurchase;

    protected override FeatureValue Compute(PointInTime known, List<InsiderTransaction> transactions)
    {
        var premiums = new List<double>();
        var counted = new List<Fact>();
        foreach (var transaction in transactions)
        {
            if (Premium(known, transaction.First) is { } premium)
            {
                premiums.Add(premium);
                counted.Add(transaction.First);
            }
        }

        return FeatureValue.Of(premiums.Count > 0 ? premiums.Average() : 0, counted);
    }

    protected override IEnumerable<LeftOutFact> Unusable(PointInTime known, List<InsiderTransaction> transactions) =>
        transactions
            .Select(transaction => transaction.First)
            .Where(purchase => Premium(known, purchase) is null)
            .Select(purchase => new LeftOutFact(
                purchase, null, purchase.Price > 0 ? "another security by its price, or no close to compare with" : "no price"));

    private static double? Premium(PointInTime known, InsiderTrade purchase)
    {
        var quotient = purchase.Price > 0 ? purchase.Price / known.CloseOf(purchase.TransactionDate) : null;
        return quotient is >= MinQuotient and <= MaxQuotient ? quotient - 1 : null;
    }
}
