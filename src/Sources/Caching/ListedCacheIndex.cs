using System.Collections.Concurrent;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Sources.Caching;

/// <summary>
/// The store's own listing as the index: right for a directory, where listing is cheap. The keys of subjects are listed once, so that
/// entries which another process writes later are not found.
/// </summary>
public sealed class ListedCacheIndex(IObjectStore store) : ICacheIndex
{
    private readonly ConcurrentDictionary<DataType, SubjectKeys> _keys = new();

    /// <inheritdoc />
    public Task AddAsync(SourceEntry entry, long bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return KeysOf(entry.Key.Type).AddAsync(entry.Key);
    }

    /// <inheritdoc />
    public Task RemoveAsync(EntryKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return KeysOf(key.Type).RemoveAsync(key);
    }

    /// <inheritdoc />
    public Task<IReadOnlyCollection<EntryKey>> FindAsync(DataType type, string subject, CancellationToken cancellationToken) =>
        KeysOf(type).OfAsync(subject);

    /// <summary>The keys of a subject, from a listing of the store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="type">The data type.</param>
    /// <param name="subject">The symbol, CIK or ETF.</param>
    /// <param name="cancellationToken">Stops listing.</param>
    public static async Task<IReadOnlyCollection<EntryKey>> ListKeysAsync(
        IObjectStore store, DataType type, string subject, CancellationToken cancellationToken) =>
        await EntryPath.ListAsync(store, type, subject, cancellationToken).Where(entry => !entry.IsFile).Select(entry => entry.Key).ToListAsync(cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<StoredEntry> ListAsync(DataType? type, string? subject, CancellationToken cancellationToken) =>
        EntryPath.ListAsync(store, type, subject, cancellationToken);

    private SubjectKeys KeysOf(DataType type) => _keys.GetOrAdd(type, listed => new SubjectKeys(store, listed));
}
