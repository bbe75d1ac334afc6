namespace SmartMoney.Testing;

/// <summary>Counts requests in a window that slides with the clock, as the API does.</summary>
internal sealed class SlidingWindow(TimeSpan length, TimeProvider time)
{
    private readonly Queue<long> _admitted = new();

    /// <summary>The most requests that any window held.</summary>
    public int Most { get; private set; }

    /// <summary>Lets a request in unless the window is full.</summary>
    /// <param name="limit">The most requests in a window; 0 for no limit.</param>
    public bool Admit(int limit)
    {
        while (_admitted.TryPeek(out var oldest) && time.GetElapsedTime(oldest) > length)
        {
            _admitted.Dequeue();
        }

        if (limit > 0 && _admitted.Count >= limit)
        {
            return false;
        }

        _admitted.Enqueue(time.GetTimestamp());
        Most = Math.Max(Most, _admitted.Count);
        return true;
    }
}
