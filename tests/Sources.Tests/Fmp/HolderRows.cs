using SmartMoney.Testing;

namespace SmartMoney.Sources.Tests.Fmp;

/// <summary>Holder lists made up for tests.</summary>
internal static class HolderRows
{
    public const string Endpoint = "institutional-ownership/extract-analytics/holder";

    public static List<string> Of(int count) => [.. Enumerable.Range(0, count).Select(i => $$"""{"cik":"{{i:D10}}","marketValue":{{100_000 - i}}}""")];

    /// <summary>A server with a list of so many rows for each symbol, and no more than the cap on a page.</summary>
    public static Func<FmpCall, FmpReply?> Server(Func<string, int> rowsOf, Func<int> cap) => call =>
    {
        var size = Math.Min(int.Parse(call["limit"]), cap());
        return FmpReply.Ok(JsonArrays.Page(JsonArrays.Of(Of(rowsOf(call["symbol"]))), int.Parse(call["page"]), size));
    };
}
