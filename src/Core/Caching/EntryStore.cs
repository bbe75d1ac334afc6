using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Storage;

namespace SmartMoney.Core.Caching;

/// <summary>Entries as gzipped JSON objects under <c>cache/smart-money/{data type}/{key}.json.gz</c>.</summary>
public sealed class EntryStore(IObjectStore store)
{
    private const string Root = "cache/smart-money/";
    private const string Extension = ".json.gz";

    /// <summary>Lists the entries.</summary>
    /// <param name="type">Only of this data type, when given.</param>
    /// <param name="subject">Only of this symbol, CIK or ETF, when given.</param>
    /// <param name="cancellationToken">Stops listing.</param>
    public async IAsyncEnumerable<StoredEntry> ListAsync(
        DataType? type,
        string? subject,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var listed in type is { } one ? [one] : DataTypeNames.All)
        {
            var prefix = $"{Root}{listed.Name()}/{(subject is null ? "" : subject + "_")}";
            await foreach (var item in store.ListAsync(prefix, cancellationToken))
            {
                var name = item.Path[(item.Path.LastIndexOf('/') + 1)..];
                if (name.EndsWith(Extension, StringComparison.Ordinal) && EntryKey.TryParse(name[..^Extension.Length], out var key))
                {
                    yield return new StoredEntry(key, item.Bytes);
                }
            }
        }
    }

    /// <summary>Deletes an entry.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Stops deleting.</param>
    public Task<bool> DeleteAsync(EntryKey key, CancellationToken cancellationToken) => store.DeleteAsync(PathOf(key), cancellationToken);

    /// <summary>Reads an entry.</summary>
    /// <returns>The entry and its stored size; no entry when there is none, or when it is damaged.</returns>
    internal async Task<(SourceEntry? Entry, long Bytes, bool IsDamaged)> ReadAsync(EntryKey key, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(PathOf(key), cancellationToken) is not { } zipped)
        {
            return (null, 0, false);
        }

        var entry = Unzip(zipped) is { } content ? EntryFormat.Read(key, content) : null;
        return (entry, zipped.Length, entry is null);
    }

    /// <summary>Writes an entry.</summary>
    /// <returns>Its stored size.</returns>
    internal async Task<long> WriteAsync(SourceEntry entry, CancellationToken cancellationToken)
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            EntryFormat.Write(gzip, entry);
        }

        zipped.Position = 0;
        await store.WriteAsync(PathOf(entry.Key), stream => zipped.CopyToAsync(stream, cancellationToken), cancellationToken);
        return zipped.Length;
    }

    private static string PathOf(EntryKey key) => $"{Root}{key.Type.Name()}/{key}{Extension}";

    private static ReadOnlyMemory<byte>? Unzip(ReadOnlyMemory<byte> zipped)
    {
        try
        {
            using var source = new MemoryStream(zipped.ToArray(), writable: false);
            using var gzip = new GZipStream(source, CompressionMode.Decompress);
            using var content = new MemoryStream(zipped.Length * 8);
            gzip.CopyTo(content);

            // A file that ends early may still unzip; only its last bytes tell how long the content was.
            return zipped.Length >= sizeof(uint) && BinaryPrimitives.ReadUInt32LittleEndian(zipped.Span[^sizeof(uint)..]) == (uint)content.Length
                ? content.GetBuffer().AsMemory(0, (int)content.Length)
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
