using System.Globalization;
using System.Text.Json.Nodes;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Recorded;

namespace SmartMoney.Testing;

/// <summary>
/// What the API would have answered on an earlier day: nothing that was published later, and prices adjusted only for the splits
/// until then.
/// </summary>
internal static class PublicationCut
{
    private const string PriceEndpoint = "historical-price-eod/light";
    private const string SplitEndpoint = "splits";

    public static ReadOnlyMemory<byte> Apply(RecordedCorpus corpus, FmpCall call, ReadOnlyMemory<byte> answer, DateOnly day)
    {
        var rows = JsonArrays.Rows(answer).Where(row => PublicDate(call.Endpoint, row) <= day);
        return JsonArrays.Of(call.Endpoint == PriceEndpoint ? Restate(rows, LaterRatio(corpus, call["symbol"], day)) : rows);
    }

    private static DateOnly? PublicDate(string endpoint, string row) => endpoint switch
    {
        PriceEndpoint or SplitEndpoint => JsonArrays.Date(row, "date"),
        "insider-trading/search" => JsonArrays.Date(row, "filingDate"),
        "senate-trades" or "house-trades" => JsonArrays.Date(row, "disclosureDate"),
        "institutional-ownership/symbol-positions-summary" =>
            JsonArrays.Date(row, "date") is { } end ? Quarter.Of(end).FilingDeadline : null,
        "institutional-ownership/extract-analytics/holder" or "institutional-ownership/extract" => JsonArrays.Date(row, "filingDate"),
        "funds/disclosure" => JsonArrays.Date(row, "acceptedDate"),
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint), endpoint, "no public date is known for its rows"),
    };

    private static decimal LaterRatio(RecordedCorpus corpus, string symbol, DateOnly day)
    {
        var splits = corpus.AllRows(SplitEndpoint, new Dictionary<string, string> { ["symbol"] = symbol })!.Value;
        return JsonArrays.Rows(splits)
            .Where(row => JsonArrays.Date(row, "date") > day)
            .Select(row => JsonNode.Parse(row)!)
            .Aggregate(1m, (ratio, split) => ratio * split["numerator"]!.GetValue<decimal>() / split["denominator"]!.GetValue<decimal>());
    }

    private static IEnumerable<string> Restate(IEnumerable<string> rows, decimal ratio) => ratio == 1
        ? rows
        : rows.Select(text =>
        {
            var row = JsonNode.Parse(text)!;
            row["price"] = JsonNode.Parse((row["price"]!.GetValue<decimal>() * ratio).ToString(CultureInfo.InvariantCulture));
            return row.ToJsonString();
        });
}
