using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SmartMoney.Testing;

/// <summary>Cuts answers into rows and puts rows together again.</summary>
public static class JsonArrays
{
    /// <summary>The rows of an answer, each as its own text.</summary>
    /// <param name="answer">A JSON array.</param>
    public static List<string> Rows(ReadOnlyMemory<byte> answer)
    {
        using var document = JsonDocument.Parse(answer);
        return [.. document.RootElement.EnumerateArray().Select(row => row.GetRawText())];
    }

    /// <summary>An answer of rows.</summary>
    /// <param name="rows">JSON objects.</param>
    public static ReadOnlyMemory<byte> Of(IEnumerable<string> rows) => Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}]");

    /// <summary>A page of an answer.</summary>
    /// <param name="answer">All rows.</param>
    /// <param name="page">The page, from 0.</param>
    /// <param name="size">Its size.</param>
    public static ReadOnlyMemory<byte> Page(ReadOnlyMemory<byte> answer, int page, int size) => Of(Rows(answer).Skip(page * size).Take(size));

    /// <summary>A date field of a row.</summary>
    /// <param name="row">A JSON object.</param>
    /// <param name="field">The field.</param>
    public static DateOnly? Date(string row, string field)
    {
        using var document = JsonDocument.Parse(row);
        return document.RootElement.TryGetProperty(field, out var value)
            && value.GetString() is { Length: >= 10 } text
            && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : null;
    }
}
