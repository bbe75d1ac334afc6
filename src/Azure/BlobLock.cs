using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace SmartMoney.Azure;

/// <summary>A lease on an empty blob: it is renewed while it is held, and expires a minute after its process died. The blob goes with it.</summary>
internal sealed class BlobLock : IAsyncDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    private readonly BlobClient _blob;
    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _released = new();
    private readonly Task _renewal;

    private BlobLock(BlobClient blob, BlobLeaseClient lease, TimeProvider time)
    {
        (_blob, _lease) = (blob, lease);
        _renewal = RenewAsync(time);
    }

    /// <summary>Takes a lock.</summary>
    /// <param name="blob">The blob. Its container exists.</param>
    /// <param name="time">The clock of the renewal.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when another one holds it.</returns>
    /// <exception cref="RequestFailedException">The storage account is unavailable.</exception>
    public static async Task<BlobLock?> TryTakeAsync(BlobClient blob, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await CreateAsync(blob, cancellationToken);
            var lease = blob.GetBlobLeaseClient();
            await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
            return new BlobLock(blob, lease, time);
        }
        catch (RequestFailedException e) when (IsTaken(e))
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _released.CancelAsync();
        await _renewal;
        _released.Dispose();
        try
        {
            await _blob.DeleteIfExistsAsync(conditions: new BlobRequestConditions { LeaseId = _lease.LeaseId }, cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException)
        {
            // It has expired, and perhaps another one holds it; or it expires soon.
            return;
        }
    }

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var isNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty), isNew, cancellationToken);
        }
        catch (RequestFailedException e) when (IsTaken(e))
        {
            // It is there: a lease may be held on it, or its holder has died.
            return;
        }
    }

    /// <summary>The blob or its lease is there already, or was released in between.</summary>
    private static bool IsTaken(RequestFailedException e) => e.Status is 404 or 409 or 412;

    private async Task RenewAsync(TimeProvider time)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Renewal, time, _released.Token);
                await _lease.RenewAsync(cancellationToken: _released.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or RequestFailedException or AggregateException)
        {
            // Released, or lost: then another one fetches as well, which costs calls and harms nothing.
            return;
        }
    }
}
