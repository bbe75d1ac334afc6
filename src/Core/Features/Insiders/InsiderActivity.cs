namespace SmartMoney.Core.Features.Insiders;

/// <summary>The visible transactions of insiders, by transaction date.</summary>
internal sealed class InsiderActivity : TrailingWindows<InsiderTransaction>
{
    private InsiderActivity(PointInTime known)
        : base(known, InsiderFeature.LongWindow)
    {
    }

    public static InsiderActivity Of(PointInTime known) => new(known);

    protected override DateOnly DayOf(InsiderTransaction item) => item.First.TransactionDate;

    protected override List<InsiderTransaction> Find(PointInTime known, int days) =>
        InsiderTransactions.Distinct((known.InsiderTrades ?? default).FindAll(trade => known.IsWithin(trade.TransactionDate, days)));
}
