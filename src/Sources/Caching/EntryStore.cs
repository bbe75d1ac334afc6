using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.InteropServices;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Sources.Caching;

/// <summary>The stored entries: gzipped JSON objects in the store, and their index.</summary>
/// <param name="store">Where the objects are.</param>
/// <param name="index">What there is.</param>
public sealed class EntryStore(IObjectStore store, ICacheIndex index)
{
    /// <summary>No content is zipped to less than this part of its size.</summary>
    private const long MaxRatio = 1032;

    /// <summary>The most bytes that an entry unpacks to: its answers, and the requests that they answer. A larger one is damaged.</summary>
    private const long MaxContentBytes = AnswerMemory.MaxAnswerBytes + (16 << 20);

    /// <summary>The number of largest entries that are searched for the longest response.</summary>
    private const int MaxEntries = 32;

    private readonly ConcurrentDictionary<(DataType Type, string Provider), int> _longestAnswers = new();

    /// <summary>Lists the entries, and the files that some of them have, in no particular order.</summary>
    /// <param name="type">Only of this data type, when given.</param>
    /// <param name="subject">Only of this symbol, CIK or ETF, when given.</param>
    /// <param name="cancellationToken">Stops listing.</param>
    public IAsyncEnumerable<StoredEntry> ListAsync(DataType? type, string? subject, CancellationToken cancellationToken) =>
        index.ListAsync(type, subject, cancellationToken);

    /// <summary>Counts the entries and their sizes.</summary>
    /// <param name="cancellationToken">Stops counting.</param>
    public async Task<CacheTotals> CountAsync(CancellationToken cancellationToken)
    {
        var totals = new CacheTotals();
        await foreach (var entry in ListAsync(null, null, cancellationToken))
        {
            totals.Add(entry);
        }

        return totals;
    }

    /// <summary>Deletes an entry.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Stops deleting.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> DeleteAsync(EntryKey key, CancellationToken cancellationToken)
    {
        var deleted = await store.DeleteAsync(EntryPath.Of(key), cancellationToken);
        await store.DeleteAsync(EntryPath.OfFile(key), cancellationToken);
        await index.RemoveAsync(key, cancellationToken);
        return deleted;
    }

    /// <summary>The keys of a subject that are in the store.</summary>
    /// <param name="type">The data type.</param>
    /// <param name="subject">The symbol, CIK or ETF.</param>
    /// <param name="anew">Whether to list the store for what another process may have written meanwhile.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<IReadOnlyCollection<EntryKey>> FindAsync(DataType type, string subject, bool anew, CancellationToken cancellationToken) => anew
        ? await ListedCacheIndex.ListKeysAsync(store, type, subject, cancellationToken)
        : await index.FindAsync(type, subject, cancellationToken);

    /// <summary>
    /// The most rows of one answer in the entries of a feed, as far as the largest of them tell. It is looked for once in the life of
    /// a process.
    /// </summary>
    internal async Task<int> LongestAnswerAsync(RemoteFeed feed, CancellationToken cancellationToken)
    {
        var key = (feed.Type, feed.Provider.Name);
        if (_longestAnswers.TryGetValue(key, out var known))
        {
            return known;
        }

        var longest = 0;
        foreach (var largest in await LargestAsync(feed.Type, cancellationToken))
        {
            if ((await ReadAsync(largest, cancellationToken)).Entry is { } entry && feed.Provider.Made(entry.Source))
            {
                longest = Math.Max(longest, entry.Answers.Max(JsonRows.Count));
            }
        }

        return _longestAnswers.GetOrAdd(key, longest);
    }

    /// <summary>The largest entries of a data type, of equal ones those whose keys come first.</summary>
    private async Task<IEnumerable<EntryKey>> LargestAsync(DataType type, CancellationToken cancellationToken)
    {
        var largest = new SortedSet<(long Smallness, string Text, EntryKey Key)>(
            Comparer<(long Smallness, string Text, EntryKey Key)>.Create((one, other) =>
                (one.Smallness, string.CompareOrdinal(one.Text, other.Text)).CompareTo((other.Smallness, 0))));
        await foreach (var entry in ListAsync(type, null, cancellationToken))
        {
            if (!entry.IsFile && largest.Add((-entry.Bytes, entry.Key.ToString(), entry.Key)) && largest.Count > MaxEntries)
            {
                largest.Remove(largest.Max);
            }
        }

        return largest.Select(entry => entry.Key);
    }

    /// <summary>Deletes the partial responses of interrupted fetches.</summary>
    /// <param name="type">Only of this data type, when given.</param>
    /// <param name="subject">Only of this symbol, CIK or ETF, when given with a data type.</param>
    /// <param name="cancellationToken">Stops deleting.</param>
    public async Task ClearPartsAsync(DataType? type, string? subject, CancellationToken cancellationToken)
    {
        await foreach (var part in store.ListAsync(EntryPath.PartsOf(type, subject), cancellationToken))
        {
            await store.DeleteAsync(part.Path, cancellationToken);
        }
    }

    /// <summary>Reads an entry.</summary>
    /// <returns>The entry and its stored size; no entry when there is none, or when it is damaged.</returns>
    internal Task<(SourceEntry? Entry, long Bytes, bool IsDamaged)> ReadAsync(EntryKey key, CancellationToken cancellationToken) =>
        ReadAsync(EntryPath.Of(key), key, cancellationToken);

    /// <summary>Reads the provider of an entry, without unzipping the rest of it.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Null when there is no entry, or when it is damaged at its beginning.</returns>
    public async Task<string?> SourceOfAsync(EntryKey key, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(EntryPath.Of(key), cancellationToken) is not { } zipped)
        {
            return null;
        }

        try
        {
            using var content = Unzipping(zipped);
            var start = new byte[EntryFormat.MaxHeaderLength];
            return EntryFormat.ReadSource(start.AsSpan(0, content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Locks a data type of a subject against fetches of other processes.</summary>
    /// <returns>Null when another one holds the lock.</returns>
    internal Task<IAsyncDisposable?> TryLockAsync(SourceNeed need, CancellationToken cancellationToken) =>
        store.TryLockAsync(EntryPath.OfFetch(need), cancellationToken);

    /// <summary>Reads a part of an entry; null when there is none, or when it is damaged.</summary>
    internal async Task<SourceEntry?> ReadPartAsync(EntryKey key, uint number, CancellationToken cancellationToken) =>
        (await ReadAsync(EntryPath.OfPart(key, number), key, cancellationToken)).Entry;

    /// <summary>Opens the file of an entry.</summary>
    /// <returns>Null when there is none.</returns>
    internal Task<Stream?> OpenFileAsync(EntryKey key, CancellationToken cancellationToken) => store.OpenReadAsync(EntryPath.OfFile(key), cancellationToken);

    /// <summary>Writes an entry, its file first, so that an entry that names a file has one.</summary>
    /// <returns>Its stored size.</returns>
    internal async Task<long> WriteAsync(SourceEntry entry, CancellationToken cancellationToken)
    {
        if (entry.FetchedFile is { } file)
        {
            await store.WriteAsync(EntryPath.OfFile(entry.Key), file, cancellationToken);
        }

        var bytes = await WriteAsync(EntryPath.Of(entry.Key), entry, cancellationToken) + (entry.FileBytes ?? 0);
        await index.AddAsync(entry, bytes, cancellationToken);
        return bytes;
    }

    /// <summary>Writes a part of an entry.</summary>
    internal Task WritePartAsync(SourceEntry part, uint number, CancellationToken cancellationToken) =>
        WriteAsync(EntryPath.OfPart(part.Key, number), part, cancellationToken);

    /// <summary>Deletes a part of an entry.</summary>
    internal Task DeletePartAsync(EntryKey key, uint number, CancellationToken cancellationToken) =>
        store.DeleteAsync(EntryPath.OfPart(key, number), cancellationToken);

    private async Task<(SourceEntry? Entry, long Bytes, bool IsDamaged)> ReadAsync(string path, EntryKey key, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(path, cancellationToken) is not { } zipped)
        {
            return (null, 0, false);
        }

        var entry = Unzip(zipped) is { } content ? EntryFormat.Read(key, content) : null;
        return (entry, zipped.Length, entry is null);
    }

    private async Task<long> WriteAsync(string path, SourceEntry entry, CancellationToken cancellationToken)
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            EntryFormat.Write(gzip, entry);
        }

        zipped.Position = 0;
        await store.WriteAsync(path, stream => zipped.CopyToAsync(stream, cancellationToken), cancellationToken);
        return zipped.Length;
    }

    /// <summary>
    /// Unzips an entry. A truncated file may still unzip; only its last bytes contain the length of the content, and what does not have
    /// that length is damaged.
    /// </summary>
    private static ReadOnlyMemory<byte>? Unzip(ReadOnlyMemory<byte> zipped)
    {
        if (zipped.Length < sizeof(uint) || BinaryPrimitives.ReadUInt32LittleEndian(zipped.Span[^sizeof(uint)..]) is var length && length > MaxLengthOf(zipped))
        {
            return null;
        }

        try
        {
            using var unzipping = Unzipping(zipped);
            var content = new byte[length + 1];
            return unzipping.ReadAtLeast(content, content.Length, throwOnEndOfStream: false) == (int)length ? content.AsMemory(0, (int)length) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static GZipStream Unzipping(ReadOnlyMemory<byte> zipped)
    {
        var source = MemoryMarshal.TryGetArray(zipped, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(zipped.ToArray(), writable: false);
        return new GZipStream(source, CompressionMode.Decompress);
    }

    /// <summary>The most bytes that a zipped entry can unpack to, and may.</summary>
    private static long MaxLengthOf(ReadOnlyMemory<byte> zipped) => Math.Min(zipped.Length * MaxRatio, MaxContentBytes);
}
