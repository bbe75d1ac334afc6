using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Congress;

/// <summary>Whether anything was disclosed in the last week, an exchange too.</summary>
internal sealed class CongressRecentActivity() : CongressFeature("congress_recent_activity_7d", Week)
{
    private const int Week = 7;

    public override bool IsCount => true;

    protected override bool Concerns(CongressTrade trade) => true;

    protected override FeatureValue Compute(List<CongressTrade> trades) => FeatureValue.Of(trades.Count > 0 ? 1 : 0, trades);
}
