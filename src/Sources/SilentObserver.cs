namespace SmartMoney.Sources;

/// <summary>Observes nothing.</summary>
public sealed class SilentObserver : ISourceObserver
{
    /// <inheritdoc />
    public void OnCall(string endpoint, CallOutcome outcome)
    {
    }

    /// <inheritdoc />
    public void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes)
    {
    }
}
