using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Http;

/// <summary>Tells in time that the storage does not answer. The client of the storage itself tries for much longer.</summary>
internal static class StorageProbe
{
    /// <summary>How long somebody who reads waits for the storage: within five seconds there is an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Reads something that need not be there, from objects and tables.</summary>
    /// <exception cref="StorageException">The storage does not answer, or not in time.</exception>
    public static Task RequireAsync(SmartMoneyStorage storage, TimeProvider time, CancellationToken cancellationToken) => InTimeAsync(
        async token =>
        {
            await storage.Objects.ReadAsync("runs/health", token);
            return await storage.Runs.FindAsync("health", token);
        },
        time,
        cancellationToken);

    /// <summary>Reads from the storage. A read that takes no notice of its end is left alone.</summary>
    /// <exception cref="StorageException">The storage does not answer in time.</exception>
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
            throw new StorageException($"the storage did not answer within {Patience.TotalSeconds:0} s", e);
        }
    }
}
