using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Congress;

/// <summary>What members of Congress disclosed. Windows are by disclosure, for that is when it could move anyone.</summary>
internal abstract class CongressFeature(string name, int windowDays) : Feature(name, FeatureFamily.Congress, windowDays)
{
    /// <summary>A quarter.</summary>
    internal const int LongWindow = 90;

    /// <summary>The value where the data of a chamber is lacking.</summary>
    internal static FeatureValue WithoutData { get; } = FeatureValue.Missing("the data of a chamber could not be had");

    private readonly int _days = windowDays;

    internal sealed override FeatureValue Compute(PointInTime known) => known.CongressTrades is null
        ? WithoutData
        : Compute(known.Derived(CongressDisclosures.Of).Within(_days).FindAll(Concerns));

    /// <summary>
    /// Trades that were disclosed too late, and rows that are no trade of their own. Both are looked for in the long window, for a
    /// trade is disclosed weeks after it is made.
    /// </summary>
    internal sealed override IEnumerable<LeftOutFact> LeftOut(Hindsight hindsight)
    {
        var known = hindsight.Known;
        return
        [
            .. hindsight.PublishedLater(
                facts => facts.CongressTrades,
                trade => trade.TransactionDate is { } day && known.IsWithin(day, LongWindow) && Concerns(trade)),
            .. hindsight.Dropped(
                DataType.CongressionalTrades,
                row => (row.PublicDate ?? row.EventDate) is { } day && known.IsWithin(day, LongWindow)),
        ];
    }

    /// <summary>Whether the feature looks at a trade of its window.</summary>
    protected abstract bool Concerns(CongressTrade trade);

    /// <summary>Computes the feature.</summary>
    /// <param name="trades">The trades disclosed in the window that the feature looks at.</param>
    protected abstract FeatureValue Compute(List<CongressTrade> trades);
}
