using SmartMoney.Core.Filings;
using SmartMoney.Sources.Fmp.Wire;

namespace SmartMoney.Sources.Fmp.Facts;

/// <summary>The reports of panel members: <c>hedge_fund_holdings</c> and <c>etf_holdings</c> entries.</summary>
internal static class PanelReader
{
    /// <summary>A manager's filings. A quarter is public when its last row is; options and bonds are no shares.</summary>
    public static PanelMember ReadManager(string cik, IEnumerable<SourceEntry> entries, FactReading reading)
    {
        var filings = new List<PanelMemberReport>();
        foreach (var entry in entries)
        {
            var quarter = entry.Quarter;
            var rows = WireRows.ReadAskedOnce<ManagerRow>(entry, reading)
                .Once(DataType.HedgeFundHoldings, quarter, row => row.FilingDate, reading)
                .ToList();
            if (rows.Count > 0)
            {
                var shares = rows.FindAll(row => row.SharesType == "SH" && row.PutCallShare is null or "" or "Share");
                filings.Add(new PanelMemberReport(
                    quarter.End,
                    rows.Max(row => row.FilingDate!.Value),
                    Sum(shares, row => row.Value),
                    Positions(shares, row => row.Symbol, reading.Symbols, held => new PanelPosition(Sum(held, row => row.Shares), Sum(held, row => row.Value)))));
            }
        }

        return new PanelMember(cik, filings);
    }

    /// <summary>An ETF's reports, told apart by their date.</summary>
    public static PanelMember ReadFund(string fund, IEnumerable<SourceEntry> entries, FactReading reading)
    {
        var reports = entries.SelectMany(entry => WireRows.ReadAskedOnce<FundRow>(entry, reading))
            .Where(row => IsPublished(row, reading))
            .GroupBy(row => row.Date!.Value)
            .OrderBy(report => report.Key)
            .Select(report => new PanelMemberReport(
                report.Key,
                report.Max(row => row.AcceptedDate!.Value),
                0,
                Positions(
                    report.Distinct().Where(row => row is { Units: "NS", PayoffProfile: "Long" }),
                    row => row.Symbol,
                    reading.Symbols,
                    held => new PanelPosition(Sum(held, row => row.Balance), 0))));
        return new PanelMember(fund, [.. reports]);
    }

    private static bool IsPublished(FundRow row, FactReading reading)
    {
        DropReason? reason = row switch
        {
            { Date: null } or { AcceptedDate: null } => DropReason.NoPublicDate,
            _ when row.AcceptedDate < row.Date => DropReason.PublicBeforeEvent,
            _ => null,
        };
        if (reason is { } known)
        {
            reading.Dropped.Add(DataType.EtfHoldings, known, row, row.Date, row.AcceptedDate);
        }

        return reason is null;
    }

    private static SortedDictionary<string, PanelPosition> Positions<T>(
        IEnumerable<T> rows,
        Func<T, string?> symbol,
        IReadOnlySet<string> symbols,
        Func<IEnumerable<T>, PanelPosition> position) =>
        new(
            rows.Where(row => symbol(row) is { } held && symbols.Contains(held))
                .GroupBy(row => symbol(row)!)
                .ToDictionary(held => held.Key, held => position(held)),
            StringComparer.Ordinal);

    /// <summary>Adds up in an order of its own, so that the order of the rows changes no digit.</summary>
    private static double Sum<T>(IEnumerable<T> rows, Func<T, double?> value) => rows.Select(row => value(row) ?? 0).Order().Sum();
}
