using System.Collections.Concurrent;

namespace SmartMoney.Sources.Tests;

/// <summary>Writes down what a source and its cache report.</summary>
internal sealed class ObservedEvents : ISourceObserver
{
    private readonly ConcurrentQueue<(string Endpoint, CallOutcome Outcome)> _calls = new();
    private readonly ConcurrentQueue<(string Endpoint, string Reason)> _retries = new();
    private readonly ConcurrentQueue<(CacheEvent Event, string Key, long Bytes)> _cache = new();

    public IReadOnlyList<(string Endpoint, CallOutcome Outcome)> Calls => [.. _calls];

    public IReadOnlyList<(CacheEvent Event, string Key, long Bytes)> Cache => [.. _cache];

    public IReadOnlyList<(string Endpoint, string Reason)> Retries => [.. _retries];

    public int Count(CacheEvent cacheEvent) => _cache.Count(item => item.Event == cacheEvent);

    public void OnCall(string endpoint, CallOutcome outcome) => _calls.Enqueue((endpoint, outcome));

    public void OnRetry(string endpoint, string reason, TimeSpan delay) => _retries.Enqueue((endpoint, reason));

    public void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes) => _cache.Enqueue((cacheEvent, key.ToString(), bytes));

    public void Clear()
    {
        _calls.Clear();
        _cache.Clear();
    }
}
