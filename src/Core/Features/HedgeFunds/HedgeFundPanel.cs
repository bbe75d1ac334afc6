using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.HedgeFunds;

/// <summary>The funds of the panel that count, ordered by CIK.</summary>
internal sealed class HedgeFundPanel
{
    private HedgeFundPanel(List<HedgeFundFilings> funds)
    {
        Latest = funds.ConvertAll(fund => fund.Latest);
        WithPrevious = funds.FindAll(fund => fund.Previous is not null);
        Compared = [.. WithPrevious.SelectMany(fund => new[] { fund.Latest, fund.Previous! })];
    }

    /// <summary>F of each fund.</summary>
    public List<ManagerHolding> Latest { get; }

    /// <summary>The funds with a P.</summary>
    public List<HedgeFundFilings> WithPrevious { get; }

    /// <summary>F and P of each fund that has both.</summary>
    public List<ManagerHolding> Compared { get; }

    public static HedgeFundPanel Of(PointInTime known) => new(Funds(known, known.HedgeFunds ?? default));

    private static List<HedgeFundFilings> Funds(PointInTime known, VisibleFacts<ManagerHolding> filings)
    {
        var latest = filings.LastOfEach(filing => filing.Cik, filing => filing.EndDate);
        var previous = filings
            .FindAll(filing => filing.Quarter.Next == latest[filing.Cik].Quarter)
            .ToDictionary(filing => filing.Cik, StringComparer.Ordinal);
        return
        [
            .. latest.Values
                .Where(filing => !PanelReportAge.IsStale(known, filing.EndDate))
                .OrderBy(filing => filing.Cik, StringComparer.Ordinal)
                .Select(filing => new HedgeFundFilings(filing, previous.GetValueOrDefault(filing.Cik))),
        ];
    }
}
