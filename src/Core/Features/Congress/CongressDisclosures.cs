using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Congress;

/// <summary>The visible trades of Congress, by disclosure date.</summary>
internal sealed class CongressDisclosures : TrailingWindows<CongressTrade>
{
    private CongressDisclosures(PointInTime known)
        : base(known, CongressFeature.LongWindow)
    {
    }

    public static CongressDisclosures Of(PointInTime known) => new(known);

    protected override DateOnly DayOf(CongressTrade item) => item.DisclosureDate;

    protected override List<CongressTrade> Find(PointInTime known, int days) =>
        (known.CongressTrades ?? default).FindAll(trade => known.IsWithin(trade.DisclosureDate, days));
}
