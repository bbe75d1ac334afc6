using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace SmartMoney.Functions.Http;

/// <summary>Reads bodies: JSON of a bounded size, with no field that is not known.</summary>
internal static class RequestBody
{
    public const int MaxBytes = 256 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        PropertyNameCaseInsensitive = false,
    };

    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new RequestException(StatusCodes.Status415UnsupportedMediaType, "the body must be application/json");
        }

        var body = await BytesAsync(request, cancellationToken);
        RequireJson(body.Span);
        try
        {
            return JsonSerializer.Deserialize<T>(body.Span, Strict) ?? throw Malformed("$");
        }
        catch (JsonException e)
        {
            throw Malformed(e.Path ?? "$");
        }
    }

    /// <summary>What is no JSON is called that; what is of no use as JSON is found later, and named by its field.</summary>
    private static void RequireJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = MaxBytes });
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            throw new RequestException(
                StatusCodes.Status400BadRequest,
                string.Create(CultureInfo.InvariantCulture, $"the body is not valid JSON: line {e.LineNumber + 1}, position {e.BytePositionInLine + 1}"));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new byte[MaxBytes + 1];
        var length = request.ContentLength > MaxBytes ? body.Length : await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxBytes
            ? body.AsMemory(0, length)
            : throw new RequestException(StatusCodes.Status413PayloadTooLarge, $"the body is larger than {MaxBytes} bytes");
    }

    private static RequestException Malformed(string path) => new(
        StatusCodes.Status400BadRequest,
        path.Length > 1 ? $"{path[2..]}: unknown, named twice, or not of the right type" : "the body is not a JSON object of the form that the API description requires");
}
