using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Sources.Caching;

/// <summary>The store's own listing as the index: right for a directory, where listing costs nothing.</summary>
public sealed class ListedCacheIndex(IObjectStore store) : ICacheIndex
{
    /// <inheritdoc />
    public Task AddAsync(SourceEntry entry, long bytes, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task RemoveAsync(EntryKey key, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public IAsyncEnumerable<StoredEntry> ListAsync(DataType? type, string? subject, CancellationToken cancellationToken) =>
        EntryPath.ListAsync(store, type, subject, cancellationToken);
}
