using SmartMoney.Core.Filings;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Fmp.Facts;

namespace SmartMoney.Sources.Fmp;

/// <summary>Disclosures of both chambers in a symbol, all of them.</summary>
internal sealed class FmpCongressTrades(FmpConnection fmp) : FmpNewestFirst<FactSeries<CongressTrade>>(
    fmp,
    DataType.CongressionalTrades,
    new PagedEndpoint(FmpEndpoints.SenateEndpoint, "disclosureDate", FmpPages.Congress),
    new PagedEndpoint(FmpEndpoints.HouseEndpoint, "disclosureDate", FmpPages.Congress))
{
    /// <summary>A chamber without a row ends with its first page.</summary>
    protected override int MinRequests => 2;

    public override bool HoldsAllRows => true;

    /// <summary>Earlier versions made one request without a limit, and treated a full page as complete.</summary>
    public override ValueTask<bool> MayLackRowsAsync(SourceEntry entry, Func<Task<int>> longestAnswerAsync) =>
        new(entry.Requests.Zip(entry.Answers).Any(call =>
            !call.First.Contains("limit=", StringComparison.Ordinal) && JsonRows.Count(call.Second) >= FmpPages.WithoutLimit));

    public override FactSeries<CongressTrade> Read(SourceNeed need, IReadOnlyList<SourceEntry> entries, FactReading reading) =>
        CongressTradeReader.Read(entries, reading);
}
