using System.IO.Compression;
using System.Net.Http.Headers;

namespace SmartMoney.Sources.Http;

/// <summary>
/// Reads bodies within their bounds. They are unpacked here and not by the handler, which would hide how many bytes come: a packed
/// body may be endless and unpack to nothing.
/// </summary>
internal static class ResponseBody
{
    private const int FirstBytes = 16 << 10;

    /// <summary>Asks for packed bodies.</summary>
    /// <param name="headers">The headers of requests.</param>
    public static void AcceptPacked(HttpRequestHeaders headers)
    {
        headers.AcceptEncoding.Add(new("gzip"));
        headers.AcceptEncoding.Add(new("br"));
    }

    /// <summary>Opens the body of an answer, unpacked.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="max">The most bytes, as they come and unpacked.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    /// <exception cref="AttemptException">It is larger, or packed in another way.</exception>
    public static async Task<Stream> OpenAsync(HttpResponseMessage response, long max, CancellationToken cancellationToken)
    {
        var content = response.Content;
        if (content.Headers.ContentLength > max)
        {
            throw TooLarge(max);
        }

        Stream body = new BoundedStream(await content.ReadAsStreamAsync(cancellationToken), max);
        foreach (var encoding in content.Headers.ContentEncoding.Reverse())
        {
            body = encoding.ToUpperInvariant() switch
            {
                "GZIP" or "X-GZIP" => new GZipStream(body, CompressionMode.Decompress),
                "BR" => new BrotliStream(body, CompressionMode.Decompress),
                "DEFLATE" => new ZLibStream(body, CompressionMode.Decompress),
                "IDENTITY" => body,
                _ => throw new AttemptException("a body that is packed in a way that was not asked for"),
            };
        }

        return content.Headers.ContentEncoding.Count > 0 ? new BoundedStream(body, max) : body;
    }

    /// <summary>Reads the body of an answer into memory that the fetch holds from then on.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="memory">What the fetch holds.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="AttemptException">It is larger than what the fetch may hold.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, HeldMemory memory, CancellationToken cancellationToken)
    {
        var before = memory.Bytes;
        try
        {
            await using var body = await OpenAsync(response, AnswerMemory.MaxAnswerBytes, cancellationToken);
            return await ReadAsync(body, response.Content.Headers.ContentLength, memory, cancellationToken);
        }
        catch
        {
            memory.Give(memory.Bytes - before);
            throw;
        }
    }

    /// <summary>The failure of a body that is larger than it may be; another try would bring the same.</summary>
    public static AttemptException TooLarge(long max) => new($"a body larger than {max >> 20} MB") { IsLast = true };

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream body, long? length, HeldMemory memory, CancellationToken cancellationToken)
    {
        var buffer = Array.Empty<byte>();
        var read = 0;
        var next = new byte[1];
        await GrowAsync((int)Math.Min(Math.Max(length ?? FirstBytes, 1), memory.Left));
        while (true)
        {
            var count = read < buffer.Length
                ? await body.ReadAsync(buffer.AsMemory(read), cancellationToken)
                : await body.ReadAsync(next, cancellationToken);
            if (count == 0)
            {
                memory.Give(buffer.Length - read);
                return read == buffer.Length ? buffer : buffer.AsSpan(0, read).ToArray();
            }

            if (read == buffer.Length)
            {
                await GrowAsync((int)Math.Min(2L * buffer.Length, buffer.Length + memory.Left));
                buffer[read] = next[0];
            }

            read += count;
        }

        async Task GrowAsync(int size)
        {
            if (size <= buffer.Length)
            {
                throw TooLarge(AnswerMemory.MaxAnswerBytes);
            }

            await memory.TakeAsync(size - buffer.Length, cancellationToken);
            Array.Resize(ref buffer, size);
        }
    }
}
