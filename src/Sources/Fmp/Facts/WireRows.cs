using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartMoney.Sources.Fmp.Api;

namespace SmartMoney.Sources.Fmp.Facts;

/// <summary>Reads the rows of answers.</summary>
internal static class WireRows
{
    /// <summary>The rows of several answers, one after the other.</summary>
    public static IEnumerable<T> Read<T>(IEnumerable<ReadOnlyMemory<byte>> answers, JsonTypeInfo<List<T>> type) =>
        answers.SelectMany(answer => JsonSerializer.Deserialize(answer.Span, type) ?? []);

    /// <summary>The rows of an entry whose endpoint is asked once; answers of exactly a page are noted, for more rows may follow.</summary>
    public static IEnumerable<T> ReadAskedOnce<T>(SourceEntry entry, JsonTypeInfo<List<T>> type, FactReading reading)
    {
        foreach (var (request, answer) in entry.Requests.Zip(entry.Answers))
        {
            var rows = JsonSerializer.Deserialize(answer.Span, type) ?? [];
            Note(entry, request, rows.Count, reading);
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    /// <summary>Notes an answer that has exactly as many rows as a page.</summary>
    public static void Note(SourceEntry entry, string request, int rows, FactReading reading)
    {
        var endpoint = request.Split('?')[0];
        if (FmpPages.IsFull(endpoint, rows))
        {
            reading.Note(new SuspectAnswer(endpoint, entry.Key.Subject, request, rows));
        }
    }
}
