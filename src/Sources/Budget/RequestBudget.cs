using System.Threading.RateLimiting;

namespace SmartMoney.Sources.Budget;

/// <summary>
/// One budget for all requests of a process. A permit is free again a window after its lease was returned, that is after the
/// request's answer, so that the server counts at most the limit in any such window of its own clock.
/// </summary>
internal sealed class RequestBudget : RateLimiter, IPacedBudget
{
    private readonly Lock _gate = new();
    private readonly Queue<WaitingRequest> _queue = new();
    private readonly Queue<long> _returned = new();
    private readonly TimeSpan _window;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly int _permits;
    private int _available;
    private bool _disposed;

    /// <summary>Creates a budget with all its permits free.</summary>
    /// <param name="permits">The requests allowed in a window.</param>
    /// <param name="window">The window.</param>
    /// <param name="time">The clock.</param>
    public RequestBudget(int permits, TimeSpan window, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        (_permits, _available, _window, _time) = (permits, permits, window, time);
        _timer = time.CreateTimer(_ => Recover(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc />
    public override TimeSpan? IdleDuration => null;

    /// <inheritdoc />
    public TimeSpan? NextPermit
    {
        get
        {
            lock (_gate)
            {
                return _queue.Any(waiting => !waiting.Task.IsCompleted) && _returned.TryPeek(out var oldest) && _window - _time.GetElapsedTime(oldest) is { Ticks: > 0 } left
                    ? left
                    : null;
            }
        }
    }

    /// <inheritdoc />
    public override RateLimiterStatistics GetStatistics()
    {
        lock (_gate)
        {
            return new RateLimiterStatistics { CurrentAvailablePermits = _available, CurrentQueuedCount = _queue.Count };
        }
    }

    /// <inheritdoc />
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        RequireOne(permitCount);
        lock (_gate)
        {
            return TryTake() ? new BudgetLease(Return) : BudgetLease.Denied;
        }
    }

    /// <inheritdoc />
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        RequireOne(permitCount);
        cancellationToken.ThrowIfCancellationRequested();
        WaitingRequest waiting;
        lock (_gate)
        {
            if (TryTake())
            {
                return new BudgetLease(Return);
            }

            waiting = new WaitingRequest();
            _queue.Enqueue(waiting);
            Schedule();
        }

        await using var registration = cancellationToken.Register(() => waiting.TrySetCanceled(cancellationToken));
        return await waiting.Task;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            _disposed = true;
            while (_queue.TryDequeue(out var waiting))
            {
                waiting.TrySetResult(BudgetLease.Denied);
            }
        }

        _timer.Dispose();
        base.Dispose(disposing);
    }

    private void RequireOne(int permitCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
        ObjectDisposedException.ThrowIf(_disposed, this);
    }

    private bool TryTake()
    {
        FreeReturned();
        if (_available == 0 || _queue.Any(waiting => !waiting.Task.IsCompleted))
        {
            return false;
        }

        _available--;
        return true;
    }

    private void FreeReturned()
    {
        while (_returned.TryPeek(out var answered) && _time.GetElapsedTime(answered) > _window)
        {
            _returned.Dequeue();
            _available = Math.Min(_available + 1, _permits);
        }
    }

    private void Recover()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            FreeReturned();
            while (_available > 0 && _queue.TryDequeue(out var waiting))
            {
                if (waiting.TrySetResult(new BudgetLease(Return)))
                {
                    _available--;
                }
            }

            Schedule();
        }
    }

    private void Schedule()
    {
        if (_queue.Count > 0 && _returned.TryPeek(out var oldest))
        {
            var wait = _window - _time.GetElapsedTime(oldest) + TimeSpan.FromMilliseconds(1);
            _timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    private void Return()
    {
        lock (_gate)
        {
            _returned.Enqueue(_time.GetTimestamp());
            if (!_disposed)
            {
                Schedule();
            }
        }
    }
}
