using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>The purchase dates that open a week in which at least two owners bought.</summary>
internal sealed class InsiderClusterScore() : InsiderFeature("insider_cluster_score", LongWindow)
{
    private const int ClusterDays = 7;

    public override bool IsCount => true;

    protected override bool Concerns(InsiderTrade trade) => trade.IsPurchase;

    protected override FeatureValue Compute(PointInTime known, List<InsiderTransaction> transactions)
    {
        var score = transactions
            .Select(purchase => purchase.First.TransactionDate)
            .Distinct()
            .Count(opening => transactions
                .Where(purchase => purchase.First.TransactionDate >= opening && purchase.First.TransactionDate < opening.AddDays(ClusterDays))
                .Select(purchase => purchase.First.Owner)
                .Distinct()
                .Skip(1)
                .Any());
        return FeatureValue.Of(score, Facts(transactions));
    }
}
