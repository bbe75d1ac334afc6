using SmartMoney.Sources;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>Counts what one activity asks of cache and source, and passes it on.</summary>
internal sealed class ActivityTally(ISourceObserver next) : ISourceObserver
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _calls = new(StringComparer.Ordinal);
    private readonly long[] _cache = new long[Enum.GetValues<CacheEvent>().Length];

    public void OnCall(string endpoint, CallOutcome outcome)
    {
        lock (_gate)
        {
            _calls[endpoint] = _calls.GetValueOrDefault(endpoint) + 1;
        }

        next.OnCall(endpoint, outcome);
    }

    public void OnRetry(string endpoint, string reason, TimeSpan delay) => next.OnRetry(endpoint, reason, delay);

    public void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes)
    {
        Interlocked.Increment(ref _cache[(int)cacheEvent]);
        next.OnCache(cacheEvent, key, bytes);
    }

    public RunTally ToTally() => new()
    {
        Hits = _cache[(int)CacheEvent.Hit],
        Misses = _cache[(int)CacheEvent.Miss],
        Stored = _cache[(int)CacheEvent.Set],
        Damaged = _cache[(int)CacheEvent.Damaged],
        SinglePage = _cache[(int)CacheEvent.SinglePage],
        Foreign = _cache[(int)CacheEvent.Foreign],
        Calls = _calls,
    };
}
