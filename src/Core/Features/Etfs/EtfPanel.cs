using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Etfs;

/// <summary>The ETFs of the panel that count, ordered by symbol.</summary>
internal sealed class EtfPanel
{
    private EtfPanel(List<EtfReports> funds)
    {
        Latest = funds.ConvertAll(fund => fund.Latest);
        WithPrevious = funds.FindAll(fund => fund.Previous is not null);
    }

    /// <summary>E1 of each ETF.</summary>
    public List<FundHolding> Latest { get; }

    /// <summary>The ETFs with an E0.</summary>
    public List<EtfReports> WithPrevious { get; }

    public static EtfPanel Of(PointInTime known) => new(Funds(known, known.Etfs ?? default));

    private static List<EtfReports> Funds(PointInTime known, VisibleFacts<FundHolding> reports)
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
                .Where(report => !PanelReportAge.IsStale(known, report.ReportDate))
                .OrderBy(report => report.Fund, StringComparer.Ordinal)
                .Select(report => new EtfReports(report, previous.GetValueOrDefault(report.Fund) is { } before && PanelReportAge.AreComparable(before.ReportDate, report.ReportDate) ? before : null)),
        ];
    }
}
