using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>The shares that insiders acquired, less those that they disposed of, under every code.</summary>
internal sealed class InsiderOwnershipChange() : InsiderFeature("insider_ownership_change_90d", LongWindow)
{
    private const string Acquired = "A";
    private const string Disposed = "D";

    protected override bool Concerns(InsiderTrade trade) => trade.Flag is Acquired or Disposed;

    protected override FeatureValue Compute(PointInTime known, List<InsiderTransaction> transactions)
    {
        var acquired = transactions.FindAll(transaction => transaction.First.Flag == Acquired);
        var disposed = transactions.FindAll(transaction => transaction.First.Flag == Disposed);
        return FeatureValue.Of(Shares(known, acquired) - Shares(known, disposed), Facts(acquired.Concat(disposed)));
    }
}
