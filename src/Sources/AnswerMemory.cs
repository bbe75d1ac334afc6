namespace SmartMoney.Sources;

/// <summary>
/// The memory that the answers of all fetches under way may take together. A fetch whose answers would go beyond it waits until another
/// one is stored. The oldest fetch never waits, so that one always goes on; the bound can be exceeded by what it alone may hold.
/// </summary>
/// <param name="capacity">The bytes of all answers together.</param>
public sealed class AnswerMemory(long capacity)
{
    /// <summary>The most bytes of one body, as it comes and unpacked, and of all answers of one fetch.</summary>
    public const long MaxAnswerBytes = 256L << 20;

    private readonly Lock _gate = new();
    private readonly List<HeldMemory> _holders = [];
    private readonly List<Waiter> _waiters = [];

    /// <summary>The memory of this process.</summary>
    public static AnswerMemory OfProcess { get; } = new(2 * MaxAnswerBytes);

    /// <summary>The bytes that are held.</summary>
    public long Used { get; private set; }

    /// <summary>Begins a fetch, which holds nothing yet.</summary>
    /// <param name="maxBytes">The most bytes that it may hold.</param>
    public HeldMemory Open(long maxBytes = MaxAnswerBytes) => new(this, maxBytes);

    internal async Task TakeAsync(HeldMemory holder, long bytes, CancellationToken cancellationToken)
    {
        Waiter waiter;
        lock (_gate)
        {
            if (TryTake(holder, bytes))
            {
                return;
            }

            waiter = new Waiter(holder, bytes);
            _waiters.Add(waiter);
        }

        await using var registration = cancellationToken.Register(() => GiveUp(waiter, cancellationToken));
        await waiter.Granted.Task;
    }

    internal void Give(HeldMemory holder, long bytes)
    {
        lock (_gate)
        {
            Used -= bytes;
            holder.Bytes -= bytes;
            if (holder.Bytes == 0)
            {
                _holders.Remove(holder);
            }

            foreach (var waiter in _waiters.ToList().Where(waiter => TryTake(waiter.Holder, waiter.Bytes)))
            {
                _waiters.Remove(waiter);
                waiter.Granted.TrySetResult();
            }
        }
    }

    private bool TryTake(HeldMemory holder, long bytes)
    {
        var isOldest = _holders.Count == 0 || _holders[0] == holder;
        if (!isOldest && Used + bytes > capacity)
        {
            return false;
        }

        if (holder.Bytes == 0)
        {
            _holders.Add(holder);
        }

        Used += bytes;
        holder.Bytes += bytes;
        return true;
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_waiters.Remove(waiter))
            {
                waiter.Granted.TrySetCanceled(cancellationToken);
            }
        }
    }

    private sealed record Waiter(HeldMemory Holder, long Bytes)
    {
        public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
