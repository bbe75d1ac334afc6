namespace SmartMoney.Sources.Storage;

/// <summary>
/// Where cache, runs and datasets are kept: objects named by a path with slashes (<c>cache/smart-money/prices/…</c>). Writes are
/// whole or absent: nobody ever sees half an object.
/// </summary>
public interface IObjectStore
{
    /// <summary>Reads an object.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Its bytes; null when there is none.</returns>
    Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Opens an object for reading.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    /// <returns>A stream; null when there is none.</returns>
    Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Writes an object, in place of one that may be there.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="write">Writes the bytes.</param>
    /// <param name="cancellationToken">Stops writing; nothing is left then.</param>
    Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken);

    /// <summary>Writes an object that may be too large for memory, in place of one that may be there.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="content">Its bytes, from where the stream is to its end.</param>
    /// <param name="cancellationToken">Stops writing; nothing is left then.</param>
    Task WriteAsync(string path, Stream content, CancellationToken cancellationToken) =>
        WriteAsync(path, stream => content.CopyToAsync(stream, cancellationToken), cancellationToken);

    /// <summary>Deletes an object.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="cancellationToken">Stops deleting.</param>
    /// <returns>Whether there was one.</returns>
    Task<bool> DeleteAsync(string path, CancellationToken cancellationToken);

    /// <summary>Lists objects one by one, in no particular order.</summary>
    /// <param name="prefix">What their paths begin with.</param>
    /// <param name="cancellationToken">Stops listing.</param>
    IAsyncEnumerable<StoredObject> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a lock that other processes see, until it is disposed of or its process dies. Locks are not objects and are not listed. A
    /// store that cannot lock gives a lock that holds nobody back.
    /// </summary>
    /// <param name="name">What is locked, with slashes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The lock; null when another one holds it.</returns>
    Task<IAsyncDisposable?> TryLockAsync(string name, CancellationToken cancellationToken) => Task.FromResult<IAsyncDisposable?>(NoLock.Instance);
}
