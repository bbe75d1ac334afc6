namespace SmartMoney.Workflow.Activities;

/// <summary>
/// Values that the last few runs share, each loaded once. Values of older runs are released, because a worker outlives its runs. A
/// failed load is not kept.
/// </summary>
internal sealed class RecentValues<TKey, T>(Func<TKey, Task<T>> load)
    where TKey : IEquatable<TKey>
{
    private const int Kept = 4;

    private readonly Lock _gate = new();
    private readonly LinkedList<(TKey Key, Task<T> Value)> _newestFirst = [];

    public async Task<T> GetAsync(TKey key)
    {
        var value = Find(key);
        try
        {
            return await value;
        }
        catch
        {
            Remove(value);
            throw;
        }
    }

    private Task<T> Find(TKey key)
    {
        lock (_gate)
        {
            for (var node = _newestFirst.First; node is not null; node = node.Next)
            {
                if (node.Value.Key.Equals(key))
                {
                    _newestFirst.Remove(node);
                    _newestFirst.AddFirst(node);
                    return node.Value.Value;
                }
            }

            var value = Task.Run(() => load(key));
            _newestFirst.AddFirst((key, value));
            while (_newestFirst.Count > Kept)
            {
                _newestFirst.RemoveLast();
            }

            return value;
        }
    }

    private void Remove(Task<T> value)
    {
        lock (_gate)
        {
            for (var node = _newestFirst.First; node is not null; node = node.Next)
            {
                if (node.Value.Value == value)
                {
                    _newestFirst.Remove(node);
                    return;
                }
            }
        }
    }
}
