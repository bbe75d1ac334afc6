using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>The share of the transactions that are by an officer of C level.</summary>
internal sealed class ChiefActivityRatio() : InsiderFeature("c_suite_activity_ratio", ShortWindow)
{
    protected override bool Concerns(InsiderTrade trade) => true;

    protected override FeatureValue Compute(PointInTime known, List<InsiderTransaction> transactions) =>
        FeatureValue.Of(Share(transactions.Count(transaction => transaction.IsChiefLevel), transactions.Count), Facts(transactions));
}
