using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Storage;

namespace SmartMoney.Core.Workflow;

/// <summary>Where a run keeps what passes from one activity to the next: <c>runs/{id}/…</c>.</summary>
public sealed class RunStore(IObjectStore store)
{
    /// <summary>The parameters of a run.</summary>
    /// <param name="runId">The run.</param>
    public static string Parameters(string runId) => $"runs/{runId}/parameters.json";

    /// <summary>The compact reports of a panel member.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="member">The manager's CIK or the ETF's symbol.</param>
    public static string Member(string runId, string member) => $"runs/{runId}/panels/{member}.json.gz";

    /// <summary>The tables of both panels.</summary>
    /// <param name="runId">The run.</param>
    public static string Panels(string runId) => $"runs/{runId}/panels.json.gz";

    /// <summary>The rows of a symbol.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="symbol">The symbol.</param>
    public static string Shard(string runId, string symbol) => $"runs/{runId}/shards/{symbol}.csv";

    internal async Task WriteAsync<T>(string path, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using (var zipped = Zipped(path) ? new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true) : null)
        {
            await JsonSerializer.SerializeAsync(zipped ?? (Stream)content, value, type, cancellationToken);
        }

        await WriteUnlessSameAsync(path, content.GetBuffer().AsMemory(0, (int)content.Length), cancellationToken);
    }

    /// <summary>
    /// Writes an object unless it is there already, byte for byte. Reading is cheap; replacing a file makes some file systems wait
    /// for the disk.
    /// </summary>
    internal async Task WriteUnlessSameAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(path, cancellationToken) is not { } there || !there.Span.SequenceEqual(content.Span))
        {
            await store.WriteAsync(path, stream => stream.WriteAsync(content, cancellationToken).AsTask(), cancellationToken);
        }
    }

    internal async Task<T> ReadAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        await FindAsync(path, type, cancellationToken) ?? throw new StorageException($"{path} is missing");

    /// <summary>Reads an object; null when there is none.</summary>
    /// <exception cref="StorageException">It is damaged, or the storage cannot be used.</exception>
    internal async Task<T?> FindAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        await using var stream = await store.OpenReadAsync(path, cancellationToken);
        if (stream is null)
        {
            return null;
        }

        await using var content = Zipped(path) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        try
        {
            return await JsonSerializer.DeserializeAsync(content, type, cancellationToken) ?? throw new StorageException($"{path} is empty");
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw new StorageException($"{path} is damaged", e);
        }
    }

    private static bool Zipped(string path) => path.EndsWith(".gz", StringComparison.Ordinal);
}
