using System.Text.Json;
using System.Text.Unicode;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Sources.Fmp.Api;

/// <summary>Distinguishes a response, a JSON array of objects, from everything else that arrives with status 200.</summary>
internal static class FmpAnswer
{
    /// <summary>What keeps a body from being an answer.</summary>
    /// <param name="body">The body.</param>
    /// <returns>Null when it is an answer; otherwise the failure and what was seen.</returns>
    public static (SourceFailure Failure, string Seen)? Problem(ReadOnlySpan<byte> body)
    {
        try
        {
            if (!Utf8.IsValid(body))
            {
                return (SourceFailure.Failed, "a body that is not UTF-8");
            }

            var reader = new Utf8JsonReader(body);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                return ErrorMessage(body);
            }

            return !IsArrayOfObjects(ref reader, out var rows) ? (SourceFailure.Failed, "JSON that is not an array of objects")
                : rows > JsonRows.MaxRows ? (SourceFailure.Failed, $"more than {Quantity.Number(JsonRows.MaxRows)} rows")
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (SourceFailure.Failed, "a body that is not JSON");
        }
    }

    private static (SourceFailure, string) ErrorMessage(ReadOnlySpan<byte> body)
    {
        using var document = JsonDocument.Parse(body.ToArray());
        var message = document.RootElement.TryGetProperty("Error Message", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : "";
        if (message.Contains("Invalid API KEY", StringComparison.OrdinalIgnoreCase))
        {
            return (SourceFailure.InvalidKey, "an invalid key");
        }

        return (SourceFailure.Failed, message.Contains("Limit Reach", StringComparison.OrdinalIgnoreCase)
            ? "the rate limit was reached"
            : "an error message instead of data");
    }

    private static bool IsArrayOfObjects(ref Utf8JsonReader reader, out int rows)
    {
        rows = 0;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject || !JsonRows.TrySkip(ref reader))
            {
                return false;
            }

            rows++;
        }

        return reader.TokenType == JsonTokenType.EndArray && !reader.Read();
    }
}
