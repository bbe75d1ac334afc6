using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features;

/// <summary>Features 20 to 24: what the panel of hedge funds holds, from each manager's own 13F filings.</summary>
internal static class HedgeFundFeatures
{
    public static FeatureValue[] Compute(PointInTime known)
    {
        if (known.HedgeFunds is not { } filings)
        {
            return FeatureValue.AllMissing(5, "a manager of the panel could not be had");
        }

        var funds = Funds(known, filings);
        if (funds.Count == 0)
        {
            return FeatureValue.AllMissing(5, "no manager of the panel has a filing young enough");
        }

        var latest = funds.ConvertAll(fund => fund.Latest);
        var withPrevious = funds.FindAll(fund => fund.Previous is not null);
        var compared = withPrevious.SelectMany(fund => new[] { fund.Latest, fund.Previous! }).ToList();
        var portfolio = latest.Sum(filing => filing.PortfolioValue);
        return
        [
            Exposure(known, latest),
            NetChange(known, withPrevious, compared),
            FeatureValue.Of(withPrevious.Count(fund => fund.Latest.Shares > 0 && fund.Previous!.Shares == 0), compared),
            FeatureValue.Of(withPrevious.Count(fund => fund.Latest.Shares == 0 && fund.Previous!.Shares > 0), compared),
            portfolio == 0 ? FeatureValue.Missing("the portfolios of the panel are worth nothing") : FeatureValue.Of(latest.Sum(filing => filing.Value) / portfolio, latest),
        ];
    }

    private static FeatureValue Exposure(PointInTime known, List<ManagerHolding> latest) =>
        known.SharesOutstandingOf(known.LatestQuarter) is { } outstanding
            ? FeatureValue.Of(Shares(known, latest) / outstanding, [.. latest, known.SummaryOf(known.LatestQuarter)!])
            : PanelReport.WithoutSharesOutstanding;

    private static FeatureValue NetChange(PointInTime known, List<Fund> withPrevious, List<ManagerHolding> compared)
    {
        var quarter = known.LatestQuarter;
        if (withPrevious.Count == 0)
        {
            return FeatureValue.Missing("no manager of the panel has a filing of the quarter before its latest");
        }

        if (known.SharesOutstandingOf(quarter) is not { } outstanding)
        {
            return PanelReport.WithoutSharesOutstanding;
        }

        if (known.SharesOutstandingOf(quarter.Previous) is not { } outstandingBefore)
        {
            return FeatureValue.Missing("the shares outstanding of Q−1 are unknown");
        }

        var exposure = Shares(known, withPrevious.Select(fund => fund.Latest)) / outstanding;
        var exposureBefore = Shares(known, withPrevious.Select(fund => fund.Previous!)) / outstandingBefore;
        return FeatureValue.Of(exposure - exposureBefore, [.. compared, known.SummaryOf(quarter)!, known.SummaryOf(quarter.Previous)!]);
    }

    private static double Shares(PointInTime known, IEnumerable<ManagerHolding> filings) =>
        filings.Sum(filing => known.SharesAtDate(filing.Shares, filing.EndDate));

    private static List<Fund> Funds(PointInTime known, VisibleFacts<ManagerHolding> filings)
    {
        var latest = filings.LastOfEach(filing => filing.Cik, filing => filing.EndDate);
        var previous = filings
            .FindAll(filing => filing.Quarter.Next == latest[filing.Cik].Quarter)
            .ToDictionary(filing => filing.Cik, StringComparer.Ordinal);
        return
        [
            .. latest.Values
                .Where(filing => !PanelReport.IsStale(known, filing.EndDate))
                .OrderBy(filing => filing.Cik, StringComparer.Ordinal)
                .Select(filing => new Fund(filing, previous.GetValueOrDefault(filing.Cik))),
        ];
    }

    /// <summary>A fund's latest visible filing, F, and that of the quarter before it, P.</summary>
    private sealed record Fund(ManagerHolding Latest, ManagerHolding? Previous);
}
