using System.Threading.RateLimiting;
using SmartMoney.Sources.Budget;

namespace SmartMoney.Azure.Budget;

/// <summary>
/// One budget for the requests of any number of instances, kept in one row of a table. An instance leases a few permits at a time,
/// uses them within eight seconds, and settles the lease when it takes the next one: one read and one write for up to a thirtieth of
/// the budget.
/// </summary>
/// <remarks>
/// <para>
/// Why a window never contains more requests than the limit: (1) The row is written only over the version that was read (its ETag),
/// so its states form a sequence. Each state accounts for every permit as free, leased, or used and free again at a given time, and
/// only free permits are leased. (2) A request starts only while its lease is active: after the service's clock has certainly reached
/// the start of the lease (<see cref="ServiceClock.EarliestAt"/>), and while it cannot have reached its end (<see
/// cref="ServiceClock.LatestAt"/>). (3) A permit whose request was answered is free one window after the latest possible time of the
/// service's clock at the response. (4) A permit that is never settled, because its instance failed or cannot reach the table, counts
/// as used until one window after the end of its lease plus the longest time of a request. There is therefore at least one window
/// between the response to a request and the next request with the same permit, and a window contains at most one request per permit.
/// The local clocks of the instances only measure such short times. A lost response to a write makes permits unavailable for a while,
/// and never adds any.
/// </para>
/// <para>
/// Why no instance starves: a lease begins no earlier than any lease before it, so leases form a queue, and a waiting instance keeps
/// its place. An instance takes a new lease only when its last lease is used up or expired. It leases as many permits as it used
/// then, or twice as many if it used all of them, and at least as many as requests are waiting.
/// </para>
/// </remarks>
public sealed class TableRequestBudget : RateLimiter
{
    /// <summary>How long to wait for responses before settling a lease without them, in milliseconds.</summary>
    private const double Linger = 2000;

    /// <summary>How long to wait for another request before settling a lease, in milliseconds.</summary>
    private const double IdleLinger = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Queue<WaitingRequest> _queue = new();
    private readonly List<HeldLease> _held = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly IBudgetTable _table;
    private readonly BudgetRules _rules;
    private readonly TimeProvider _time;
    private readonly ServiceClock _clock;
    private readonly ITimer _timer;
    private TaskCompletionSource _changed = Changed();
    private bool _isAtWork;
    private int _expected;

    /// <summary>Opens the budget.</summary>
    /// <param name="table">The row that it is kept in.</param>
    /// <param name="permits">The requests allowed in a window.</param>
    /// <param name="window">The window.</param>
    /// <param name="longestRequest">How long a request may take; a permit must be returned by then.</param>
    /// <param name="time">The clock.</param>
    public TableRequestBudget(IBudgetTable table, int permits, TimeSpan window, TimeSpan longestRequest, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        (_table, _time, _clock) = (table, time, new ServiceClock(time));
        _timer = time.CreateTimer(_ => Volatile.Read(ref _changed).TrySetResult(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _rules = new BudgetRules(permits, (long)window.TotalMilliseconds, (long)longestRequest.TotalMilliseconds);
    }

    /// <inheritdoc />
    public override TimeSpan? IdleDuration => null;

    private HeldLease? Open => _held.Find(lease => lease.ClosedAt is null);

    /// <inheritdoc />
    public override RateLimiterStatistics GetStatistics()
    {
        lock (_gate)
        {
            var usable = Open is { } open && IsUsable(open) ? open.Left : 0;
            return new RateLimiterStatistics { CurrentAvailablePermits = usable, CurrentQueuedCount = _queue.Count(IsWaiting) };
        }
    }

    /// <inheritdoc />
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        RequireOne(permitCount);
        lock (_gate)
        {
            return TryGrant() ?? BudgetLease.Denied;
        }
    }

    /// <inheritdoc />
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        RequireOne(permitCount);
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = new WaitingRequest();
        lock (_gate)
        {
            if (!_queue.Any(IsWaiting) && TryGrant() is { } permit)
            {
                return permit;
            }

            _queue.Enqueue(waiting);
            Wake();
        }

        await using var registration = cancellationToken.Register(() => waiting.TrySetCanceled(cancellationToken));
        return await waiting.Task;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            if (!_stop.IsCancellationRequested)
            {
                _stop.Cancel();
                _changed.TrySetResult();
                _timer.Dispose();
                while (_queue.TryDequeue(out var waiting))
                {
                    waiting.TrySetResult(BudgetLease.Denied);
                }
            }
        }

        base.Dispose(disposing);
    }

    private static TaskCompletionSource Changed() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static bool IsWaiting(WaitingRequest waiting) => !waiting.Task.IsCompleted;

    private void RequireOne(int permitCount)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(permitCount, 1);
        ObjectDisposedException.ThrowIf(_stop.IsCancellationRequested, this);
    }

    private bool IsUsable(HeldLease lease) =>
        lease.Left > 0 && _clock.EarliestAt(_clock.Now) >= lease.From && _clock.LatestAt(_clock.Now) < lease.Until;

    private BudgetLease? TryGrant()
    {
        if (Open is not { } open || !IsUsable(open))
        {
            return null;
        }

        open.Grant();
        return new BudgetLease(() => Return(open));
    }

    private void Return(HeldLease lease)
    {
        lock (_gate)
        {
            lease.Answer(_clock.Now);
            Wake();
        }
    }

    private void Wake()
    {
        _changed.TrySetResult();
        if (!_isAtWork && !_stop.IsCancellationRequested)
        {
            _isAtWork = true;
            _ = WorkAsync();
        }
    }

    private async Task WorkAsync()
    {
        await Task.Yield();
        while (true)
        {
            TimeSpan? wait;
            Task changed;
            lock (_gate)
            {
                wait = Next();
                if (wait is null || _stop.IsCancellationRequested)
                {
                    _isAtWork = false;
                    return;
                }

                Volatile.Write(ref _changed, Changed());
                changed = _changed.Task;
            }

            if (wait > TimeSpan.Zero)
            {
                _timer.Change(wait.Value + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
                await changed;
            }
            else
            {
                await ExchangeOrPauseAsync();
            }
        }
    }

    /// <summary>Grants the available permits, and determines what to do next.</summary>
    /// <returns>How long to wait; zero to go to the table at once, null when there is nothing left to do.</returns>
    private TimeSpan? Next()
    {
        var now = _clock.Now;
        if (Open is { } ending && (ending.Left == 0 || _clock.LatestAt(now) >= ending.Until))
        {
            Close(ending, now);
        }

        while (_queue.TryPeek(out var first))
        {
            if (!IsWaiting(first))
            {
                _queue.Dequeue();
            }
            else if (TryGrant() is { } permit)
            {
                _queue.Dequeue();
                if (!first.TrySetResult(permit))
                {
                    permit.Dispose();
                }

                if (Open is { Left: 0 } exhausted)
                {
                    Close(exhausted, now);
                }
            }
            else
            {
                break;
            }
        }

        _held.RemoveAll(lease => _clock.EarliestAt(now) >= _rules.EndOf(lease.Terms));
        var waits = _held.Where(lease => lease.ClosedAt is not null).Select(lease => TimeToTell(lease, now)).ToList();
        if (Open is { } open)
        {
            waits.Add(open.From > _clock.EarliestAt(now) ? open.From - _clock.EarliestAt(now) : open.Until - _clock.LatestAt(now));
        }
        else if (_queue.Count > 0 && !_held.Any(lease => lease.InUse > 0 && now < lease.ClosedAt + Linger))
        {
            return TimeSpan.Zero;
        }

        return waits.Count == 0 ? null : TimeSpan.FromMilliseconds(Math.Max(0, waits.Min()));
    }

    private void Close(HeldLease lease, double now)
    {
        lease.Close(now);
        _expected = lease.Left == 0 ? 2 * lease.Granted : lease.Granted;
    }

    /// <summary>When a used-up or expired lease must be settled in the ledger.</summary>
    private double TimeToTell(HeldLease lease, double now)
    {
        if (lease.InUse == 0)
        {
            return Math.Max(lease.ClosedAt!.Value, lease.LastAnswer) + IdleLinger - now;
        }

        return _queue.Count > 0 && Open is null
            ? lease.ClosedAt!.Value + Linger - now
            : _rules.EndOf(lease.Terms) - _clock.EarliestAt(now);
    }

    /// <summary>If the table is unavailable, fails the waiting requests and pauses access for a while.</summary>
    private async Task ExchangeOrPauseAsync()
    {
        try
        {
            await ExchangeAsync();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e)
        {
            lock (_gate)
            {
                while (_queue.TryDequeue(out var waiting))
                {
                    waiting.TrySetException(e);
                }
            }

            await Task.Delay(Pause, _time, CancellationToken.None);
        }
    }

    /// <summary>Settles the leases that are used up or expired, and leases more permits if requests are waiting.</summary>
    private async Task ExchangeAsync()
    {
        var id = Guid.NewGuid().ToString("N");
        for (var tries = 1; ; tries++)
        {
            var row = await ObserveAsync(() => _table.ReadAsync(_stop.Token), row => row.ServiceTime);
            var ledger = BudgetLedger.Parse(row.State);
            List<(HeldLease Lease, int InUse, int Answered)> told;
            LedgerLease? lease;
            lock (_gate)
            {
                var now = _clock.EarliestAt(_clock.Now);
                ledger.Prune(_rules, now);
                told = [.. _held.Where(held => held.ClosedAt is not null).Select(held => (held, held.InUse, held.Answered))];
                foreach (var (held, inUse, answered) in told)
                {
                    ledger.Settle(held.Id, inUse, answered - held.Settled, _clock.LatestAt(held.LastAnswer) + _rules.Window);
                }

                var waiting = _queue.Count(IsWaiting);
                lease = waiting > 0 && Open is null ? ledger.Lease(_rules, id, Math.Min(Math.Max(waiting, _expected), _rules.Block), now) : null;
            }

            var write = await ObserveAsync(() => _table.TryWriteAsync(ledger.Write(), row.ETag, _stop.Token), write => write.ServiceTime);
            if (write.IsWritten)
            {
                Take(told, lease);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(50, 250 << Math.Min(tries, 2))), _time, _stop.Token);
        }
    }

    private void Take(List<(HeldLease Lease, int InUse, int Answered)> told, LedgerLease? lease)
    {
        lock (_gate)
        {
            foreach (var (held, inUse, answered) in told)
            {
                held.Settled = answered;
                if (inUse == 0)
                {
                    _held.Remove(held);
                }
            }

            if (lease is not null)
            {
                _held.Add(new HeldLease(lease));
            }
        }
    }

    private async Task<T> ObserveAsync<T>(Func<Task<T>> ask, Func<T, DateTimeOffset> stamp)
    {
        var sent = _clock.Now;
        var answer = await ask();
        lock (_gate)
        {
            _clock.Observe(sent, _clock.Now, stamp(answer));
        }

        return answer;
    }
}
