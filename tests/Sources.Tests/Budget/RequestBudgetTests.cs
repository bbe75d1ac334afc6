using System.Threading.RateLimiting;
using Microsoft.Extensions.Time.Testing;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Budget;
using Xunit;

namespace SmartMoney.Sources.Tests.Budget;

public sealed class RequestBudgetTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_permit_is_free_again_a_window_after_the_answer_not_after_the_request()
    {
        using var budget = new RequestBudget(1, Window, _time);
        var first = await TakeAsync(budget);
        var second = budget.AcquireAsync(1, CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromSeconds(20));
        first.Dispose();

        _time.Advance(Window - Moment);
        Assert.False(second.IsCompleted);
        _time.Advance(2 * Moment);

        Assert.True((await Soon(second)).IsAcquired);
    }

    [Fact]
    public async Task A_waiting_request_knows_how_long_it_waits_yet()
    {
        using var budget = new RequestBudget(1, Window, _time);
        (await TakeAsync(budget)).Dispose();
        Assert.Null(budget.NextPermit);
        using var stop = new CancellationTokenSource();
        var waiting = budget.AcquireAsync(1, stop.Token).AsTask();

        _time.Advance(TimeSpan.FromSeconds(22));
        Assert.Equal(TimeSpan.FromSeconds(38), budget.NextPermit);
        await stop.CancelAsync();

        Assert.Null(budget.NextPermit);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_permit_that_was_never_returned_is_never_given_again()
    {
        using var budget = new RequestBudget(2, Window, _time);
        await TakeAsync(budget);
        await TakeAsync(budget);

        _time.Advance(10 * Window);

        Assert.False(budget.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public async Task Waiters_are_served_in_the_order_they_came()
    {
        using var budget = new RequestBudget(1, Window, _time);
        (await TakeAsync(budget)).Dispose();
        var waiters = Enumerable.Range(0, 5).Select(_ => budget.AcquireAsync(1, CancellationToken.None).AsTask()).ToList();
        for (var i = 0; i < waiters.Count; i++)
        {
            Assert.All(waiters[i..], waiter => Assert.False(waiter.IsCompleted));
            _time.Advance(Window + Moment);
            (await Soon(waiters[i])).Dispose();
        }
    }

    [Fact]
    public async Task A_newcomer_does_not_overtake_those_who_wait()
    {
        using var budget = new RequestBudget(1, Window, _time);
        var lease = await TakeAsync(budget);
        var waiter = budget.AcquireAsync(1, CancellationToken.None).AsTask();
        lease.Dispose();
        _time.Advance(Window + Moment);

        Assert.False(budget.AttemptAcquire().IsAcquired);
        Assert.True((await Soon(waiter)).IsAcquired);
    }

    [Fact]
    public async Task A_waiter_that_gives_up_loses_no_permit()
    {
        using var budget = new RequestBudget(1, Window, _time);
        (await TakeAsync(budget)).Dispose();
        using var stop = new CancellationTokenSource();
        var impatient = Enumerable.Range(0, 3).Select(_ => budget.AcquireAsync(1, stop.Token).AsTask()).ToList();
        var patient = budget.AcquireAsync(1, CancellationToken.None).AsTask();

        await stop.CancelAsync();
        foreach (var waiter in impatient)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter);
        }

        _time.Advance(Window + Moment);
        (await Soon(patient)).Dispose();
        _time.Advance(Window + Moment);
        Assert.True(budget.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public async Task One_who_gave_up_before_asking_takes_no_permit()
    {
        using var budget = new RequestBudget(1, Window, _time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => budget.AcquireAsync(1, new CancellationToken(true)).AsTask());

        Assert.True(budget.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public async Task A_lease_returned_twice_counts_once()
    {
        using var budget = new RequestBudget(2, Window, _time);
        await TakeAsync(budget);
        var lease = await TakeAsync(budget);
        lease.Dispose();
        lease.Dispose();
        _time.Advance(Window + Moment);

        Assert.True(budget.AttemptAcquire().IsAcquired);
        Assert.False(budget.AttemptAcquire().IsAcquired);
    }

    [Fact]
    public async Task Disposal_lets_no_waiter_hang_and_gives_no_permit()
    {
        var budget = new RequestBudget(1, Window, _time);
        var lease = await TakeAsync(budget);
        var waiter = budget.AcquireAsync(1, CancellationToken.None).AsTask();

        await budget.DisposeAsync();

        Assert.False((await Soon(waiter)).IsAcquired);
        lease.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => budget.AcquireAsync(1, CancellationToken.None).AsTask());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_window_of_the_server_ever_holds_more_than_the_limit(int seed)
    {
        const int Limit = 7;
        const int Requests = 150;
#pragma warning disable CA5394 // A fixed sequence is the point.
        var random = new Random(seed);
        using var budget = new RequestBudget(Limit, Window, _time);
        var waiting = new List<Task<RateLimitLease>>();
        var underWay = new List<(RateLimitLease Lease, DateTimeOffset Granted, DateTimeOffset Answer)>();
        var seen = new List<(DateTimeOffset Granted, DateTimeOffset Returned)>();
        var asked = 0;
        while (seen.Count < Requests)
        {
            while (asked < Requests && random.Next(3) > 0)
            {
                waiting.Add(budget.AcquireAsync(1, CancellationToken.None).AsTask());
                asked++;
            }

            var granted = asked - waiting.Count + (waiting.Count - budget.GetStatistics()!.CurrentQueuedCount);
            while (asked - waiting.Count < granted)
            {
                var lease = await Soon(waiting[0]);
                waiting.RemoveAt(0);
                underWay.Add((lease, _time.GetUtcNow(), _time.GetUtcNow().AddSeconds(random.Next(15))));
            }

            foreach (var request in underWay.Where(request => request.Answer <= _time.GetUtcNow()).ToList())
            {
                underWay.Remove(request);
                request.Lease.Dispose();
                seen.Add((request.Granted, _time.GetUtcNow()));
            }

            Assert.True(Limit >= underWay.Count + seen.Count(request => request.Returned > _time.GetUtcNow() - Window));
            _time.Advance(TimeSpan.FromMilliseconds(random.Next(1, 4000)));
        }
#pragma warning restore CA5394

        var sorted = seen.OrderBy(request => request.Granted).ToList();
        for (var i = Limit; i < sorted.Count; i++)
        {
            var earlier = sorted[..i].Count(request => request.Returned >= sorted[i].Granted - Window);
            Assert.True(earlier < Limit, $"request {i} was let out although {earlier} were answered within the window");
        }
    }

    private static async Task<RateLimitLease> TakeAsync(RequestBudget budget)
    {
        var lease = await Soon(budget.AcquireAsync(1, CancellationToken.None).AsTask());
        Assert.True(lease.IsAcquired);
        return lease;
    }

    private static Task<RateLimitLease> Soon(Task<RateLimitLease> lease) => lease.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}
