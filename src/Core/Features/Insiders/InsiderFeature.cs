using System.Globalization;
using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>What the company's own insiders did, from Form 4. Windows are by transaction date.</summary>
internal abstract class InsiderFeature(string name, int windowDays) : Feature(name, FeatureFamily.Insider, windowDays)
{
    /// <summary>A month.</summary>
    protected const int ShortWindow = 30;

    /// <summary>A quarter.</summary>
    internal const int LongWindow = PointInTime.InsiderDaysBefore;

    private const string Repeat = "repeats a transaction that is counted";

    private readonly int _days = windowDays;

    internal sealed override FeatureValue Compute(PointInTime known) => known.InsiderTrades is null
        ? WithoutData(known)
        : Compute(known, Transactions(known));

    /// <summary>The value where there is no insider data.</summary>
    internal static FeatureValue WithoutData(PointInTime known) => FeatureValue.Missing(known.InsiderGap is { } gap
        ? string.Create(CultureInfo.InvariantCulture, $"the source has no insider filings of {gap.From:yyyy-MM-dd} to {gap.To:yyyy-MM-dd}")
        : "the insider data could not be had");

    internal sealed override IEnumerable<LeftOutFact> LeftOut(Hindsight hindsight)
    {
        var known = hindsight.Known;
        var transactions = Transactions(known);
        return
        [
            .. hindsight.PublishedLater(facts => facts.InsiderTrades, trade => known.IsWithin(trade.TransactionDate, _days) && Concerns(trade)),
            .. transactions.SelectMany(transaction => transaction.Repeats).Select(trade => new LeftOutFact(trade, null, Repeat)),
            .. Unusable(known, transactions),
            .. hindsight.Dropped(DataType.InsiderTrades, row => (row.EventDate ?? row.PublicDate) is { } day && known.IsWithin(day, _days)),
        ];
    }

    /// <summary>Whether the feature looks at a trade of its window.</summary>
    protected abstract bool Concerns(InsiderTrade trade);

    /// <summary>Computes the feature.</summary>
    /// <param name="known">The symbol as the public could see it.</param>
    /// <param name="transactions">The transactions of the window that the feature looks at.</param>
    protected abstract FeatureValue Compute(PointInTime known, List<InsiderTransaction> transactions);

    /// <summary>The transactions that the feature looks at and cannot use.</summary>
    protected virtual IEnumerable<LeftOutFact> Unusable(PointInTime known, List<InsiderTransaction> transactions) => [];

    /// <summary>The shares of transactions, in D's shares.</summary>
    protected static double Shares(PointInTime known, List<InsiderTransaction> transactions) =>
        transactions.Sum(transaction => known.SharesAtDate(transaction.First.Shares, transaction.First.TransactionDate));

    /// <summary>A part of a whole; 0 when there is no whole.</summary>
    protected static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    /// <summary>The facts that stand for transactions.</summary>
    protected static IEnumerable<Fact> Facts(IEnumerable<InsiderTransaction> transactions) =>
        transactions.Select(transaction => transaction.First);

    private List<InsiderTransaction> Transactions(PointInTime known) =>
        known.Derived(InsiderActivity.Of).Within(_days).FindAll(transaction => Concerns(transaction.First));
}
