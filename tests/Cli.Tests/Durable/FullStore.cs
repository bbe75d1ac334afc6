using SmartMoney.Sources.Storage;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>A store that takes some writes and then has no room for another.</summary>
internal sealed class FullStore(IObjectStore store, int writes) : IObjectStore
{
    public const string ErrorMessage = "no room left";

    private int _left = writes;

    public Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken) => store.ReadAsync(path, cancellationToken);

    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) => store.OpenReadAsync(path, cancellationToken);

    public Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _left) < 0
            ? throw new StorageException($"{path}: {ErrorMessage}")
            : store.WriteAsync(path, write, cancellationToken);

    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken) => store.DeleteAsync(path, cancellationToken);

    public IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellationToken) => store.ListAsync(prefix, cancellationToken);
}
