using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Azure;

/// <summary>
/// Objects as blobs: the first part of the path is the container (<c>cache</c>, <c>runs</c>, <c>training</c>), the rest the blob's
/// name. An upload is committed as a whole. Locks are leases in a container of their own.
/// </summary>
internal sealed class BlobStore(BlobServiceClient service) : IObjectStore
{
    /// <summary>Blocks of this size are what an upload of a stream holds in memory.</summary>
    private const int BlockBytes = 4 << 20;

    /// <summary>Locks are apart from objects, whose listings they must not be in.</summary>
    private const string LockContainer = "locks";

    private readonly ConcurrentDictionary<string, Lazy<Task>> _containers = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var content = await AzureErrors.GuardAsync<BinaryData?>(path, async () => (await BlobOf(path).DownloadContentAsync(cancellationToken)).Value.Content);
        return content?.ToMemory();
    }

    /// <inheritdoc />
    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken) =>
        AzureErrors.GuardAsync<Stream?>(path, async () => (await BlobOf(path).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content);

    /// <inheritdoc />
    public async Task WriteAsync(string path, Func<Stream, Task> write, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var buffer = new MemoryStream();
        await write(buffer);
        buffer.TryGetBuffer(out var bytes);
        var content = BinaryData.FromBytes(bytes);
        await AzureErrors.GuardAsync(path, async () =>
        {
            await CreateContainerAsync(path, cancellationToken);
            return await BlobOf(path).UploadAsync(content, overwrite: true, cancellationToken);
        });
    }

    /// <inheritdoc />
    public async Task WriteAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            TransferOptions = new StorageTransferOptions { InitialTransferSize = BlockBytes, MaximumTransferSize = BlockBytes, MaximumConcurrency = 1 },
        };
        await AzureErrors.GuardAsync(path, async () =>
        {
            await CreateContainerAsync(path, cancellationToken);
            return await BlobOf(path).UploadAsync(content, options, cancellationToken);
        });
    }

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken)
    {
        var deleted = await AzureErrors.GuardAsync<Response<bool>?>(path, async () => await BlobOf(path).DeleteIfExistsAsync(cancellationToken: cancellationToken));
        return deleted?.Value ?? false;
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredObject> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (container, name) = Parts(prefix);
        var options = new GetBlobsOptions { Prefix = name };
        await using var blobs = service.GetBlobContainerClient(container).GetBlobsAsync(options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await AzureErrors.GuardAsync(prefix, async () => await blobs.MoveNextAsync()))
        {
            yield return new StoredObject($"{container}/{blobs.Current.Name}", blobs.Current.Properties.ContentLength ?? 0);
        }
    }

    /// <inheritdoc />
    public Task<IAsyncDisposable?> TryLockAsync(string name, CancellationToken cancellationToken) => AzureErrors.GuardAsync<IAsyncDisposable?>(name, async () =>
    {
        var path = $"{LockContainer}/{name}";
        await CreateContainerAsync(path, cancellationToken);
        return await BlobLock.TryTakeAsync(BlobOf(path), TimeProvider.System, cancellationToken);
    });

    private static (string Container, string Name) Parts(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
    }

    private BlobClient BlobOf(string path)
    {
        var (container, name) = Parts(path);
        return service.GetBlobContainerClient(container).GetBlobClient(name);
    }

    private async Task CreateContainerAsync(string path, CancellationToken cancellationToken)
    {
        var container = Parts(path).Container;
        var created = _containers.GetOrAdd(container, name => new(() => service.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)));
        try
        {
            await created.Value;
        }
        catch
        {
            _containers.TryRemove(KeyValuePair.Create(container, created));
            throw;
        }
    }
}
