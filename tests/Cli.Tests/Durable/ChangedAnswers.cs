using System.Text.Json.Nodes;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>The explanation of NVDA on 2024-07-15, with rows among the answers that must not count.</summary>
public sealed class ChangedAnswers : IAsyncLifetime
{
    internal IReadOnlyDictionary<string, Explanation> Explained { get; private set; } = new Dictionary<string, Explanation>();

    public async ValueTask InitializeAsync()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Transform = AddRows });
        using var terminal = new Terminal().With(server);
        Explained = Explanation.Read(await terminal.RunAsync(
            "explain", "NVDA", "2024-07-15", "--source", "fmp", "--panel", Path.Combine(Corpus.Samples, "panel.json")));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static ReadOnlyMemory<byte> AddRows(FmpCall call, ReadOnlyMemory<byte> answer)
    {
        if (call is { Endpoint: "insider-trading/search" })
        {
            var rows = JsonArrays.Rows(answer);
            var sale = rows.SingleOrDefault(row => row.Contains("134.1619", StringComparison.Ordinal));
            return sale is null ? answer : JsonArrays.Of(rows.Concat(
            [
                Changed(sale, ("filingDate", "2024-07-12"), ("url", "https://example.org/amendment")),
                Changed(sale, ("reportingCik", "0009999999"), ("reportingName", "ZZ FAMILY TRUST"), ("typeOfOwner", "10 percent owner")),
                Changed(sale, ("securityName", "Restricted Stock Units")),
                Changed(sale, ("transactionDate", "2024-07-12"), ("reportingName", "PUBLISHED BEFORE")),
                Changed(sale, ("filingDate", ""), ("reportingName", "WITHOUT PUBLIC DATE")),
                Changed(sale, ("filingDate", "2024-07-15"), ("reportingName", "FILED ON THE ENTRY DAY"), ("securitiesTransacted", 77)),
                Purchase(sale, "BUYER AT MARKET", 134),
                Purchase(sale, "BUYER OF ANOTHER SECURITY", 13),
                Purchase(sale, "BUYER WITHOUT PRICE", 0),
            ]));
        }

        if (call is { Endpoint: "senate-trades" })
        {
            var rows = JsonArrays.Rows(answer);
            if (rows.Count == 0)
            {
                return answer;
            }

            var trade = Changed(
                rows[0], ("firstName", "Jane"), ("lastName", "Doe"), ("type", "Sale (Full)"), ("transactionDate", "2024-06-03"), ("disclosureDate", "2024-07-01"));
            return JsonArrays.Of(rows.Concat(
            [
                trade,
                Changed(trade, ("disclosureDate", "2024-07-08"), ("lastName", " DOE ")),
                Changed(trade, ("disclosureDate", "2024-08-08"), ("firstName", "Late"), ("lastName", "Buyer"), ("type", "Purchase")),
            ]));
        }

        return answer;
    }

    private static string Purchase(string sale, string name, double price) => Changed(
        sale,
        ("transactionType", "P-Purchase"),
        ("acquisitionOrDisposition", "A"),
        ("securitiesTransacted", 100),
        ("price", price),
        ("reportingName", name),
        ("reportingCik", ""),
        ("url", ""));

    private static string Changed(string row, params (string Field, JsonNode Value)[] changes)
    {
        var changed = JsonNode.Parse(row)!;
        foreach (var (field, value) in changes)
        {
            changed[field] = value.DeepClone();
        }

        return changed.ToJsonString();
    }
}
