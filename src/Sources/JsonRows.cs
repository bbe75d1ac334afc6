using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace SmartMoney.Sources;

/// <summary>Cuts answers into rows and puts rows together again, without touching a byte of a row.</summary>
internal static class JsonRows
{
    /// <summary>The most rows of an answer; rows take more memory than their bytes.</summary>
    public const int MaxRows = 1_000_000;

    /// <summary>The rows of an answer.</summary>
    /// <param name="answer">A JSON array of objects.</param>
    public static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> answer)
    {
        var rows = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(answer.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            rows.Add(answer[start..(int)reader.BytesConsumed]);
        }

        return rows;
    }

    /// <summary>Skips a row whose beginning is the current token.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>Whether it ends, and its texts are texts: an escape of half a character is none.</returns>
    public static bool TrySkip(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth)
            {
                return true;
            }

            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped && !IsText(ref reader))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>How many rows an answer has.</summary>
    /// <param name="answer">A JSON array of objects.</param>
    public static int Count(ReadOnlyMemory<byte> answer)
    {
        var rows = 0;
        var reader = new Utf8JsonReader(answer.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            reader.Skip();
            rows++;
        }

        return rows;
    }

    /// <summary>An answer of rows.</summary>
    /// <param name="rows">JSON objects.</param>
    public static ReadOnlyMemory<byte> Join(IEnumerable<ReadOnlyMemory<byte>> rows)
    {
        var answer = new ArrayBufferWriter<byte>();
        var separator = "["u8;
        foreach (var row in rows)
        {
            answer.Write(separator);
            answer.Write(row.Span);
            separator = ","u8;
        }

        answer.Write(answer.WrittenCount == 0 ? "[]"u8 : "]"u8);
        return answer.WrittenMemory;
    }

    private static bool IsText(ref Utf8JsonReader reader)
    {
        try
        {
            _ = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A date field of a row.</summary>
    /// <param name="row">A JSON object.</param>
    /// <param name="field">The field's name.</param>
    /// <returns>Null where the field is missing or no date.</returns>
    public static DateOnly? Date(ReadOnlyMemory<byte> row, string field)
    {
        using var document = JsonDocument.Parse(row);
        return document.RootElement.TryGetProperty(field, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: >= 10 } text
            && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : null;
    }
}
