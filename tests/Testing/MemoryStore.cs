using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Testing;

/// <summary>A store that is gone with the test.</summary>
/// <param name="objects">What is in it at first.</param>
public sealed class MemoryStore(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> objects) : IObjectStore
{
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _objects = new(objects, StringComparer.Ordinal);

    /// <summary>An empty store.</summary>
    public MemoryStore()
        : this([])
    {
    }

    /// <summary>The objects.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Objects => _objects;

    /// <inheritdoc />
    public Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(_objects.TryGetValue(path, out var found) ? found : null);

    /// <inheritdoc />
    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(_objects.TryGetValue(path, out var found) ? new MemoryStream(found.ToArray()) : null);

    /// <inheritdoc />
    public async Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var content = new MemoryStream();
        await write(content);
        _objects[path] = content.ToArray();
    }

    /// <inheritdoc />
    public Task<bool> DeleteAsync(string path, CancellationToken cancellationToken) => Task.FromResult(_objects.TryRemove(path, out _));

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var (path, content) in _objects.Where(item => item.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            yield return new StoredObject(path, content.Length);
        }
    }
}
