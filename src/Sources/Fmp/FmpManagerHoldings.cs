using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Fmp.Facts;

namespace SmartMoney.Sources.Fmp;

/// <summary>The 13F filings of a manager.</summary>
internal sealed class FmpManagerHoldings(FmpConnection fmp) : FmpQuarterly<PanelMember>(fmp, DataType.HedgeFundHoldings)
{
    private const int FinalDays = 230;

    /// <summary>A filing present after the deadline is complete; a missing one may be late.</summary>
    public override bool IsFinal(SourceEntry entry) =>
        FetchDayOf(entry) >= entry.Key.To.AddDays(FinalDays)
        || (FetchDayOf(entry) > entry.Quarter.FilingDeadline && entry.Answers.Any(answer => JsonRows.Count(answer) > 0));

    public override PanelMember Read(SourceNeed need, IReadOnlyList<SourceEntry> entries, FactReading reading) =>
        PanelReader.ReadManager(need.Subject, entries, reading);

    protected override FmpRequest RequestOf(string subject, Quarter quarter) => FmpEndpoints.Manager(subject, quarter);
}
