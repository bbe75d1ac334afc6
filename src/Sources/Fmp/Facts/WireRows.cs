using System.Text.Json;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Sources.Fmp.Wire;

namespace SmartMoney.Sources.Fmp.Facts;

/// <summary>Reads the rows of answers.</summary>
internal static class WireRows
{
    /// <summary>The rows of several answers, one after the other.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="texts">The texts that these and other answers share; null for those of these alone.</param>
    public static List<TRow> Read<TRow>(IEnumerable<ReadOnlyMemory<byte>> answers, SharedTexts? texts = null)
        where TRow : class, IWireRow, new()
    {
        var rows = new List<TRow>();
        texts ??= new SharedTexts();
        foreach (var answer in answers)
        {
            Read(answer.Span, texts, rows);
        }

        return rows;
    }

    /// <summary>The rows of an entry whose endpoint is asked once; answers of exactly a page are noted, for more rows may follow.</summary>
    public static List<TRow> ReadAskedOnce<TRow>(SourceEntry entry, FactReading reading)
        where TRow : class, IWireRow, new()
    {
        var rows = new List<TRow>();
        var texts = new SharedTexts();
        foreach (var (request, answer) in entry.Requests.Zip(entry.Answers))
        {
            var before = rows.Count;
            Read(answer.Span, texts, rows);
            Note(entry, request, rows.Count - before, reading);
        }

        return rows;
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

    /// <summary>Answers were checked to be arrays of objects when they came, or when they were read from the cache.</summary>
    private static void Read<TRow>(ReadOnlySpan<byte> answer, SharedTexts texts, List<TRow> rows)
        where TRow : class, IWireRow, new()
    {
        var reader = new Utf8JsonReader(answer);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var row = new TRow();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                row.ReadField(ref reader, texts);
            }

            rows.Add(row);
        }
    }
}
