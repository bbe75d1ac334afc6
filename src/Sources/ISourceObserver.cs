namespace SmartMoney.Sources;

/// <summary>Is told of every request and of every look into the cache. Calls come from any thread.</summary>
public interface ISourceObserver
{
    /// <summary>A request was made.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="outcome">What became of it.</param>
    void OnCall(string endpoint, CallOutcome outcome);

    /// <summary>The cache was asked, or stored something.</summary>
    /// <param name="cacheEvent">What happened.</param>
    /// <param name="key">The key of the entry.</param>
    /// <param name="bytes">The stored size of the entry; 0 where there is none.</param>
    void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes);
}
