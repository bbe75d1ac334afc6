using System.IO.Compression;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Storage;

namespace SmartMoney.Core.Caching;

/// <summary>The stored entries: gzipped JSON objects in the store, and their index.</summary>
/// <param name="store">Where the objects are.</param>
/// <param name="index">What there is.</param>
public sealed class EntryStore(IObjectStore store, ICacheIndex index)
{
    /// <summary>Lists the entries.</summary>
    /// <param name="type">Only of this data type, when given.</param>
    /// <param name="subject">Only of this symbol, CIK or ETF, when given.</param>
    /// <param name="cancellationToken">Stops listing.</param>
    public IAsyncEnumerable<StoredEntry> ListAsync(DataType? type, string? subject, CancellationToken cancellationToken) =>
        index.ListAsync(type, subject, cancellationToken);

    /// <summary>Deletes an entry.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Stops deleting.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeleteAsync(EntryKey key, CancellationToken cancellationToken)
    {
        var deleted = await store.DeleteAsync(EntryPath.Of(key), cancellationToken);
        await index.RemoveAsync(key, cancellationToken);
        return deleted;
    }

    /// <summary>The keys of a subject that are really stored, whatever the index says.</summary>
    internal IAsyncEnumerable<StoredEntry> FindAsync(DataType type, string subject, CancellationToken cancellationToken) =>
        EntryPath.ListAsync(store, type, subject, cancellationToken);

    /// <summary>Reads an entry.</summary>
    /// <returns>The entry and its stored size; no entry when there is none, or when it is damaged.</returns>
    internal async Task<(SourceEntry? Entry, long Bytes, bool IsDamaged)> ReadAsync(EntryKey key, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(EntryPath.Of(key), cancellationToken) is not { } zipped)
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
        await store.WriteAsync(EntryPath.Of(entry.Key), stream => zipped.CopyToAsync(stream, cancellationToken), cancellationToken);
        await index.AddAsync(entry, zipped.Length, cancellationToken);
        return zipped.Length;
    }

    private static ReadOnlyMemory<byte>? Unzip(ReadOnlyMemory<byte> zipped)
    {
        try
        {
            using var source = new MemoryStream(zipped.ToArray(), writable: false);
            using var gzip = new GZipStream(source, CompressionMode.Decompress);
            using var content = new MemoryStream(zipped.Length * 8);
            gzip.CopyTo(content);
            return content.GetBuffer().AsMemory(0, (int)content.Length);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
