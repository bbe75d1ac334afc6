using SmartMoney.Sources.Storage;

namespace SmartMoney.Sources.Caching;

/// <summary>
/// Lets one process at a time fetch what is lacking of a data type of a subject, so that no call is paid twice. Who waits takes over when the other one dies, and goes ahead
/// when it takes too long.
/// </summary>
internal sealed class FetchTurns(EntryStore entries, ISourceObserver observer, TimeProvider time)
{
    /// <summary>Longer than the fetch of all quarters of a symbol takes when many others wait for the rate limit as well.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Waits until no other process fetches a need.</summary>
    /// <param name="need">The need.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Ends the turn.</returns>
    public async Task<IAsyncDisposable> TakeAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause < LongestPause ? 2 * pause : LongestPause)
        {
            if (await entries.TryLockAsync(need, cancellationToken) is { } turn)
            {
                return turn;
            }

            if (pause == FirstPause)
            {
                observer.OnCache(CacheEvent.Awaited, new EntryKey(need.Type, need.Subject, need.From, need.To), 0);
            }

            if (time.GetElapsedTime(started) > MaxWait)
            {
                return NoLock.Instance;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
