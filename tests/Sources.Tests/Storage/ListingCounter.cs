using SmartMoney.Sources.Storage;

namespace SmartMoney.Sources.Tests.Storage;

/// <summary>A store that counts how often it is listed.</summary>
internal sealed class ListingCounter(IObjectStore store) : IObjectStore
{
    private int _listings;

    public int Listings => _listings;

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken) => store.ReadAsync(path, cancellationToken);

    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) => store.OpenReadAsync(path, cancellationToken);

    public Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken) => store.WriteAsync(path, write, cancellationToken);

    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken) => store.DeleteAsync(path, cancellationToken);

    public Task<IAsyncDisposable?> TryLockAsync(string name, CancellationToken cancellationToken) => store.TryLockAsync(name, cancellationToken);

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _listings);
        return store.ListAsync(prefix, cancellationToken);
    }
}
