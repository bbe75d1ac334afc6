using SmartMoney.Core.Filings;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Fmp.Facts;

namespace SmartMoney.Sources.Fmp;

/// <summary>Form 4 rows of a symbol.</summary>
internal sealed class FmpInsiderTrades(FmpConnection fmp) : FmpNewestFirst<FactSeries<InsiderTrade>>(
    fmp,
    DataType.InsiderTrades,
    new PagedEndpoint(FmpEndpoints.InsiderEndpoint, "filingDate", FmpPages.Insiders) { EndsWithRange = true })
{
    /// <summary>A page of rows and the one that ends them.</summary>
    protected override int MinRequests => 2;

    public override FactSeries<InsiderTrade> Read(SourceNeed need, IReadOnlyList<SourceEntry> entries, FactReading reading) =>
        InsiderTradeReader.Read(entries, reading);
}
