namespace SmartMoney.Sources;

/// <summary>Receives every request and every cache lookup. Calls come from any thread.</summary>
public interface ISourceObserver
{
    /// <summary>A request was made.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="outcome">The outcome.</param>
    void OnCall(string endpoint, CallOutcome outcome);

    /// <summary>A request failed, and is tried again.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="reason">Why it failed, in a few words.</param>
    /// <param name="delay">How long it waits before that.</param>
    void OnRetry(string endpoint, string reason, TimeSpan delay)
    {
    }

    /// <summary>A cache lookup or a store.</summary>
    /// <param name="cacheEvent">What happened.</param>
    /// <param name="key">The key of the entry.</param>
    /// <param name="bytes">The stored size of the entry; 0 where there is none.</param>
    void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes);
}
