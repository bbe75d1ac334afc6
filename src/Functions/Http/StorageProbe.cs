using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Http;

/// <summary>Detects early that the storage does not respond. The storage client itself retries for much longer.</summary>
internal static class StorageProbe
{
    /// <summary>How long a read request waits for the storage, so that it returns within five seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Reads something that need not be there, from objects and tables.</summary>
    /// <exception cref="StorageException">The storage does not respond, or not in time.</exception>
    public static Task RequireAsync(SmartMoneyStorage storage, TimeProvider time, CancellationToken cancellationToken) => InTimeAsync(
        async token =>
        {
            await storage.Objects.ReadAsync("runs/health", token);
            return await storage.Runs.FindAsync("health", token);
        },
        time,
        cancellationToken);

    /// <summary>Reads from the storage. A read that takes no notice of its end is left alone.</summary>
    /// <exception cref="StorageException">The storage does not respond in time.</exception>
    public static async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> read, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await read(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StorageException($"the storage did not respond within {Patience.TotalSeconds:0} s", e);
        }
    }
}
