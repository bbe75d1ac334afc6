using System.Text.Json;
using System.Text.Unicode;

namespace SmartMoney.Sources.Caching;

/// <summary>
/// An entry as JSON: <c>{"source", "fetchedAt", "paged", "fileBytes", "requests": […], "answers": [[…], …]}</c>, the answers byte for byte as they came.
/// </summary>
internal static class EntryFormat
{
    /// <summary>How many bytes from the start hold the source.</summary>
    public const int MaxHeaderLength = 512;

    public static void Write(Stream stream, SourceEntry entry)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("source", entry.Source);
        json.WriteString("fetchedAt", entry.FetchedAt.UtcDateTime);
        if (entry.IsPaged)
        {
            json.WriteBoolean("paged", true);
        }

        if (entry.FileBytes is { } fileBytes)
        {
            json.WriteNumber("fileBytes", fileBytes);
        }

        json.WriteStartArray("requests");
        foreach (var request in entry.Requests)
        {
            json.WriteStringValue(request);
        }

        json.WriteEndArray();
        json.WriteStartArray("answers");
        foreach (var answer in entry.Answers)
        {
            json.WriteRawValue(answer.Span, skipInputValidation: true);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Reads an entry.</summary>
    /// <returns>Null when the content is not one.</returns>
    public static SourceEntry? Read(EntryKey key, ReadOnlyMemory<byte> content)
    {
        try
        {
            var reader = new Utf8JsonReader(content.Span);
            string? source = null;
            DateTimeOffset? fetchedAt = null;
            var isPaged = false;
            long? fileBytes = null;
            List<string>? requests = null;
            List<ReadOnlyMemory<byte>>? answers = null;
            Expect(ref reader, JsonTokenType.StartObject);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                switch (name)
                {
                    case "source":
                        source = reader.GetString();
                        break;
                    case "fetchedAt":
                        fetchedAt = reader.GetDateTimeOffset();
                        break;
                    case "paged":
                        isPaged = reader.GetBoolean();
                        break;
                    case "fileBytes":
                        fileBytes = reader.GetInt64();
                        break;
                    case "requests":
                        requests = ReadRequests(ref reader);
                        break;
                    case "answers":
                        answers = ReadAnswers(ref reader, content);
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            var isWhole = Utf8.IsValid(content.Span) && reader.TokenType == JsonTokenType.EndObject && !reader.Read();
            return isWhole && source is not null && fetchedAt is { } time && requests is not null && answers?.Count > 0
                ? new SourceEntry(key, source, time, requests, answers) { IsPaged = isPaged, FileBytes = fileBytes }
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Reads the source from the start of an entry.</summary>
    /// <returns>Null when it is not there.</returns>
    public static string? ReadSource(ReadOnlySpan<byte> start)
    {
        try
        {
            var reader = new Utf8JsonReader(start, isFinalBlock: false, default);
            Expect(ref reader, JsonTokenType.StartObject);
            return reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("source"u8) && reader.Read() ? reader.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static List<string> ReadRequests(ref Utf8JsonReader reader)
    {
        var requests = new List<string>();
        RequireArray(ref reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            requests.Add(reader.GetString() ?? "");
        }

        return requests;
    }

    private static List<ReadOnlyMemory<byte>> ReadAnswers(ref Utf8JsonReader reader, ReadOnlyMemory<byte> content)
    {
        var answers = new List<ReadOnlyMemory<byte>>();
        RequireArray(ref reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            RequireArray(ref reader);
            for (var rows = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; rows++)
            {
                if (reader.TokenType != JsonTokenType.StartObject || rows == JsonRows.MaxRows || !JsonRows.TrySkip(ref reader))
                {
                    throw new JsonException("a row is not an object of texts, or there are too many");
                }
            }

            answers.Add(content[start..(int)reader.BytesConsumed]);
        }

        return answers;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
        {
            throw new JsonException($"{token} expected");
        }
    }

    private static void RequireArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("an array expected");
        }
    }
}
