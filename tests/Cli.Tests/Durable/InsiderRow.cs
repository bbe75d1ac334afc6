using System.IO.Compression;
using System.Text.Json;
using SmartMoney.Testing;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>A row of the recorded insider trades, read without the program's own readers.</summary>
internal sealed record InsiderRow(string TransactionDate, string FilingDate, string Code, double Shares)
{
    public static IReadOnlyList<InsiderRow> OfNvidia()
    {
        using var file = File.OpenRead(Path.Combine(Corpus.Samples, "insider-trading", "search", "NVDA.json.gz"));
        using var content = new GZipStream(file, CompressionMode.Decompress);
        using var document = JsonDocument.Parse(content);
        return [.. document.RootElement.EnumerateArray().Select(Of)];
    }

    private static InsiderRow Of(JsonElement row) => new(
        row.GetProperty("transactionDate").GetString() ?? "",
        row.GetProperty("filingDate").GetString() is { Length: >= 10 } filed ? filed[..10] : "",
        row.GetProperty("transactionType").GetString() is { Length: > 0 } type ? type[..1] : "",
        row.GetProperty("securitiesTransacted").ValueKind == JsonValueKind.Number ? row.GetProperty("securitiesTransacted").GetDouble() : 0);
}
