using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Fmp.Facts;

namespace SmartMoney.Sources.Fmp;

/// <summary>13F summaries of a symbol. Late filings change them for a while after the deadline.</summary>
internal sealed class FmpSummaries(FmpConnection fmp) : FmpQuarterly<FactSeries<PositionsSummary>>(fmp, DataType.InstitutionalOwnership)
{
    /// <summary>Days after the deadline of a quarter from which its summary and holders no longer change.</summary>
    internal const int FinalDays = 90;

    public override bool IsFinal(SourceEntry entry) => FetchDayOf(entry) >= entry.Quarter.FilingDeadline.AddDays(FinalDays);

    public override FactSeries<PositionsSummary> Read(SourceNeed need, IReadOnlyList<SourceEntry> entries, FactReading reading) =>
        InstitutionReader.ReadSummaries(entries, reading);

    protected override FmpRequest RequestOf(string subject, Quarter quarter) => FmpEndpoints.Summary(subject, quarter);
}
