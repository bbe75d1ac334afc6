using SmartMoney.Core.Filings;
using SmartMoney.Sources.Fmp.Wire;

namespace SmartMoney.Sources.Fmp.Facts;

/// <summary>The quarters of the <c>institutional_ownership</c> and <c>institutional_holders</c> entries.</summary>
internal static class InstitutionReader
{
    public static FactSeries<PositionsSummary> ReadSummaries(IEnumerable<SourceEntry> entries, FactReading reading)
    {
        var summaries = new List<PositionsSummary>();
        foreach (var entry in entries)
        {
            var rows = WireRows.ReadAskedOnce<SummaryRow>(entry, reading)
                .OrderByDescending(row => row.NumberOf13Fshares ?? 0)
                .ThenByDescending(row => row.ToString(), StringComparer.Ordinal)
                .ToList();
            foreach (var repeat in rows.Skip(1))
            {
                reading.Dropped.Add(DataType.InstitutionalOwnership, DropReason.Duplicate, repeat, entry.Quarter.End, entry.Quarter.FilingDeadline);
            }

            if (rows.Count > 0)
            {
                var row = rows[0];
                summaries.Add(new PositionsSummary(
                    entry.Quarter, row.InvestorsHolding, row.NumberOf13Fshares, row.OwnershipPercent, row.NewPositions, row.ClosedPositions));
            }
        }

        return new FactSeries<PositionsSummary>(summaries);
    }

    public static FactSeries<HolderPosition> ReadHolders(IEnumerable<SourceEntry> entries, FactReading reading)
    {
        var positions = new List<HolderPosition>();
        var texts = new SharedTexts();
        foreach (var entry in entries)
        {
            var quarter = entry.Quarter;
            foreach (var row in WireRows.Read<HolderRow>(entry.Answers, texts).Once(DataType.InstitutionalHolders, quarter, row => row.FilingDate, reading))
            {
                positions.Add(new HolderPosition(
                    quarter,
                    row.FilingDate!.Value,
                    row.Cik ?? "",
                    row.PutCallShare ?? "",
                    row.SharesNumber ?? 0,
                    row.LastSharesNumber ?? 0,
                    row.MarketValue ?? 0));
            }
        }

        return new FactSeries<HolderPosition>(positions);
    }
}
