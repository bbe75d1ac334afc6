using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features;

/// <summary>Features 25 to 27: what the panel of ETFs holds, from their published holdings.</summary>
internal static class EtfFeatures
{
    private const int LargestFunds = 5;
    private const int FlowDays = 30;

    public static FeatureValue[] Compute(PointInTime known)
    {
        if (known.Etfs is not { } reports)
        {
            return FeatureValue.AllMissing(3, "an ETF of the panel could not be had");
        }

        var funds = Funds(known, reports);
        if (funds.Count == 0)
        {
            return FeatureValue.AllMissing(3, "no ETF of the panel has a report young enough");
        }

        var latest = funds.ConvertAll(fund => fund.Latest);
        return [Ownership(known, latest), Flow(known, funds.FindAll(fund => fund.Previous is not null)), Concentration(known, latest)];
    }

    private static FeatureValue Ownership(PointInTime known, List<FundHolding> latest) =>
        known.SharesOutstandingOf(known.LatestQuarter) is { } outstanding
            ? FeatureValue.Of(latest.Sum(report => Shares(known, report)) / outstanding, [.. latest, known.SummaryOf(known.LatestQuarter)!])
            : PanelReport.WithoutSharesOutstanding;

    private static FeatureValue Flow(PointInTime known, List<Fund> withPrevious)
    {
        var flow = withPrevious.Sum(fund =>
            (Shares(known, fund.Latest) - Shares(known, fund.Previous!))
            * FlowDays
            / (fund.Latest.ReportDate.DayNumber - fund.Previous!.ReportDate.DayNumber));
        return withPrevious.Count == 0
            ? FeatureValue.Missing("no ETF of the panel has a comparable report before its latest")
            : FeatureValue.Of(flow, withPrevious.SelectMany(fund => new[] { fund.Latest, fund.Previous! }));
    }

    private static FeatureValue Concentration(PointInTime known, List<FundHolding> latest)
    {
        var held = latest.ConvertAll(report => Shares(known, report));
        var whole = held.Sum();
        return FeatureValue.Of(whole == 0 ? 0 : held.OrderDescending().Take(LargestFunds).Sum() / whole, latest);
    }

    private static double Shares(PointInTime known, FundHolding report) => known.SharesAtDate(report.Shares, report.ReportDate);

    private static List<Fund> Funds(PointInTime known, VisibleFacts<FundHolding> reports)
    {
        var latest = reports.LastOfEach(report => report.Fund, report => report.ReportDate);
        var previous = new Dictionary<string, FundHolding>(StringComparer.Ordinal);
        foreach (var report in reports.FindAll(report => report.ReportDate < latest[report.Fund].ReportDate))
        {
            if (!previous.TryGetValue(report.Fund, out var later) || report.ReportDate > later.ReportDate)
            {
                previous[report.Fund] = report;
            }
        }

        return
        [
            .. latest.Values
                .Where(report => !PanelReport.IsStale(known, report.ReportDate))
                .OrderBy(report => report.Fund, StringComparer.Ordinal)
                .Select(report => new Fund(report, previous.GetValueOrDefault(report.Fund) is { } before && PanelReport.AreComparable(before.ReportDate, report.ReportDate) ? before : null)),
        ];
    }

    /// <summary>An ETF's latest visible report, E1, and the one before it, E0.</summary>
    private sealed record Fund(FundHolding Latest, FundHolding? Previous);
}
