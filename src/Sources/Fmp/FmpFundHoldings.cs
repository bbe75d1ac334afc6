using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Fmp.Facts;

namespace SmartMoney.Sources.Fmp;

/// <summary>The holdings that an ETF published in N-PORT.</summary>
internal sealed class FmpFundHoldings(FmpConnection fmp) : FmpQuarterly<PanelMember>(fmp, DataType.EtfHoldings)
{
    private const int FinalDays = 150;

    public override bool IsFinal(SourceEntry entry) => FetchDayOf(entry) >= entry.Key.To.AddDays(FinalDays);

    public override PanelMember Read(SourceNeed need, IReadOnlyList<SourceEntry> entries, FactReading reading) =>
        PanelReader.ReadFund(need.Subject, entries, reading);

    protected override FmpRequest RequestOf(string subject, Quarter quarter) => FmpEndpoints.Fund(subject, quarter);
}
