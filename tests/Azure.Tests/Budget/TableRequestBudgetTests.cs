using System.Threading.RateLimiting;
using SmartMoney.Azure.Budget;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;
using Xunit;

namespace SmartMoney.Azure.Tests.Budget;

public sealed class TableRequestBudgetTests
{
    private const int Instances = 10;
    private const int Limit = 300;
    private const int Minutes = 6;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxRequestTime = TimeSpan.FromSeconds(35);

    private readonly VirtualThread _thread = new();
    private readonly RequestLog _log = new();

    /// <param name="workers">Requests at a time on an instance.</param>
    /// <param name="latency">The longest time to an answer, in milliseconds.</param>
    /// <param name="seed">Of all chance.</param>
    [Theory]
    [InlineData(10, 400, 1)]
    [InlineData(10, 400, 2)]
    [InlineData(10, 1500, 3)]
    [InlineData(40, 300, 4)]
    [InlineData(3, 800, 5)]
    [InlineData(10, 100, 6)]
    public void Ten_busy_instances_keep_the_limit_and_use_it(int workers, int latency, int seed)
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.FromMinutes(-17), new Random(seed));

        Simulate(table, workers, latency, seed);

        Report(table);
        Assert.InRange(_log.MaxInAnyWindow(), 1, Limit);
        Assert.True(_log.Between(60, Minutes * 60) >= 0.85 * Limit * (Minutes - 1), $"{_log.Between(60, Minutes * 60)} requests");
        Assert.True(table.Operations <= _log.Count / 2, $"{table.Operations} operations");
        Assert.All(Enumerable.Range(0, Instances), instance => Assert.True(_log.Of(instance) >= 0.4 * _log.Count / Instances, $"{_log.Of(instance)} of {_log.Count}"));
        Assert.All(Enumerable.Range(0, Instances), instance => Assert.InRange(_log.MaxGapOf(instance), 0, 75));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void What_an_instance_held_when_it_died_is_given_back(int seed)
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.Zero, new Random(seed));

        Simulate(table, 10, 400, seed, deathOf: instance => instance == 3 ? 70 : double.PositiveInfinity);

        Report(table);
        Assert.InRange(_log.MaxInAnyWindow(), 1, Limit);
        Assert.True(_log.Between(60, Minutes * 60) >= 0.85 * Limit * (Minutes - 1), $"{_log.Between(60, Minutes * 60)} requests");
    }

    [Fact]
    public void A_newcomer_is_not_starved()
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.Zero, new Random(21));

        Simulate(table, 20, 300, 21, birthOf: instance => instance == 9 ? 90 : 0);

        Report(table);
        Assert.InRange(_log.MaxInAnyWindow(), 1, Limit);
        Assert.True(_log.Of(9) >= 0.5 * _log.Of(0), $"{_log.Of(9)} against {_log.Of(0)}");
    }

    [Fact]
    public void Answers_of_the_table_that_are_lost_cost_permits_and_give_none()
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.Zero, new Random(31)) { LostAnswers = 0.1 };

        Simulate(table, 10, 400, 31);

        Report(table);
        Assert.InRange(_log.MaxInAnyWindow(), 1, Limit);
        Assert.True(_log.Count > Limit * Minutes / 2);
    }

    [Theory]
    [InlineData(35)]
    [InlineData(36)]
    [InlineData(37)]
    public void Instances_that_know_the_service_clock_badly_keep_the_limit(int seed)
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.FromHours(3), new Random(seed));

        Simulate(table, 10, 100, seed, distanceOf: instance => instance < 5 ? 20 : 2500);

        Report(table);
        Assert.InRange(_log.MaxInAnyWindow(), 1, Limit);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(2500)]
    public void No_permit_is_given_before_the_service_clock_shows_that_it_is_free(int distance)
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.Zero, new Random(distance));
        var view = table.For(() => false, distance);
        var free = _thread.Time.GetUtcNow().AddSeconds(30);
        var ledger = new BudgetLedger();
        ledger.Spent.Add(new SpentPermits(Limit, free.ToUnixTimeMilliseconds()));
        DateTimeOffset given = default;

        _thread.Run(
            async () =>
            {
                await view.TryWriteAsync(ledger.Write(), null, CancellationToken.None);
                using var budget = new TableRequestBudget(view, Limit, Window, MaxRequestTime, _thread.Time);
                var waiting = budget.AcquireAsync(1).AsTask();
                while (!waiting.IsCompleted && !budget.AttemptAcquire(1).IsAcquired)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(20), _thread.Time);
                }

                given = _thread.Time.GetUtcNow();
            },
            TimeSpan.FromMinutes(3));

        Assert.InRange(given, free, free.AddSeconds(8));
    }

    [Fact]
    public void Requests_that_take_as_long_as_they_may_keep_the_limit()
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.Zero, new Random(41));

        Simulate(table, 60, 30_000, 41);

        Report(table);
        Assert.InRange(_log.MaxInAnyWindow(), 1, Limit);
    }

    [Fact]
    public void One_instance_alone_may_use_all()
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.Zero, new Random(51));

        Simulate(table, 10, 200, 51, birthOf: instance => instance == 0 ? 0 : double.PositiveInfinity);

        Report(table);
        Assert.InRange(_log.MaxInAnyWindow(), 1, Limit);
        Assert.True(_log.Between(60, Minutes * 60) >= 0.85 * Limit * (Minutes - 1), $"{_log.Between(60, Minutes * 60)} requests");
    }

    [Fact]
    public void Instances_with_little_to_do_leave_the_rest_to_a_busy_one()
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.Zero, new Random(61));

        Simulate(table, 1, 300, 61, pauseOf: instance => instance == 0 ? 0 : 20_000, workersOf: instance => instance == 0 ? 20 : 1);

        Report(table);
        Assert.InRange(_log.MaxInAnyWindow(), 1, Limit);
        Assert.True(_log.Between(60, Minutes * 60) >= 0.8 * Limit * (Minutes - 1), $"{_log.Between(60, Minutes * 60)} requests");
    }

    [Fact]
    public void Who_waits_hears_of_a_table_that_cannot_be_used()
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.Zero, new Random(71)) { LostAnswers = 1 };
        StorageException? failure = null;

        _thread.Run(
            async () =>
            {
                using var budget = new TableRequestBudget(table.For(() => false), Limit, Window, MaxRequestTime, _thread.Time);
                failure = await Assert.ThrowsAsync<StorageException>(async () => await budget.AcquireAsync(1, CancellationToken.None));
            },
            TimeSpan.FromSeconds(30));

        Assert.Equal("the answer was lost", failure!.Message);
    }

    [Fact]
    public void Who_no_longer_waits_takes_no_permit()
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.Zero, new Random(81));

        _thread.Run(
            async () =>
            {
                using var budget = new TableRequestBudget(table.For(() => false), 1, Window, MaxRequestTime, _thread.Time);
                using var stop = new CancellationTokenSource();
                using var first = await budget.AcquireAsync(1, CancellationToken.None);
                var gone = budget.AcquireAsync(1, stop.Token);
                var patient = budget.AcquireAsync(1, CancellationToken.None);
                stop.Cancel();
                await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await gone);
                first.Dispose();
                using var second = await patient;
                Assert.True(second.IsAcquired);
                Assert.False(budget.AttemptAcquire(1).IsAcquired);
            },
            TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_closed_budget_does_not_block_waiting_requests()
    {
        var table = new MemoryBudgetTable(_thread.Time, TimeSpan.Zero, new Random(91));

        _thread.Run(
            async () =>
            {
                var budget = new TableRequestBudget(table.For(() => false), 1, Window, MaxRequestTime, _thread.Time);
                using var first = await budget.AcquireAsync(1, CancellationToken.None);
                var waiting = budget.AcquireAsync(1, CancellationToken.None);
                budget.Dispose();
                Assert.False((await waiting).IsAcquired);
                Assert.Throws<ObjectDisposedException>(() => budget.AttemptAcquire(1));
            },
            TimeSpan.FromMinutes(1));
    }

    private void Simulate(
        MemoryBudgetTable table,
        int workers,
        int latency,
        int seed,
        Func<int, double>? birthOf = null,
        Func<int, double>? deathOf = null,
        Func<int, int>? pauseOf = null,
        Func<int, int>? workersOf = null,
        Func<int, int>? distanceOf = null)
    {
        var random = new Random(seed);
        var started = _thread.Time.GetUtcNow();
        _thread.Run(
            () =>
            {
                foreach (var instance in Enumerable.Range(0, Instances))
                {
                    _ = LiveAsync(instance);
                }

                return Task.Delay(TimeSpan.FromMinutes(Minutes), _thread.Time);
            },
            TimeSpan.FromMinutes(Minutes + 1));

        double Now() => (_thread.Time.GetUtcNow() - started).TotalSeconds;

        async Task LiveAsync(int instance)
        {
            var (birth, death) = (birthOf?.Invoke(instance) ?? 0, deathOf?.Invoke(instance) ?? double.PositiveInfinity);
            if (double.IsInfinity(birth))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(birth), _thread.Time);
            var budget = new TableRequestBudget(table.For(() => Now() >= death, distanceOf?.Invoke(instance) ?? 40), Limit, Window, MaxRequestTime, _thread.Time);
            foreach (var worker in Enumerable.Range(0, workersOf?.Invoke(instance) ?? workers))
            {
                _ = WorkAsync(instance, budget, death);
            }
        }

        static async Task<RateLimitLease> PersistAsync(RateLimiter budget)
        {
            while (true)
            {
                try
                {
                    return await budget.AcquireAsync(1);
                }
                catch (StorageException)
                {
                    continue;
                }
            }
        }

        async Task WorkAsync(int instance, RateLimiter budget, double death)
        {
            while (Now() < death)
            {
                using var permit = await PersistAsync(budget);
                Assert.True(permit.IsAcquired);
                var start = Now();
                if (start >= death)
                {
                    return;
                }

                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(latency / 4, latency)), _thread.Time);
                _log.Add(instance, start, Math.Min(Now(), death));
                permit.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(pauseOf?.Invoke(instance) ?? 0), _thread.Time);
            }
        }
    }

    private void Report(MemoryBudgetTable table) => TestContext.Current.SendDiagnosticMessage(
        "{0} requests, {1} after the first minute of {2}; at most {3} in a window; {4} operations, {5} conflicts; fewest and most of an instance {6} and {7}",
        _log.Count,
        _log.Between(60, Minutes * 60),
        Limit * (Minutes - 1),
        _log.MaxInAnyWindow(),
        table.Operations,
        table.Conflicts,
        Enumerable.Range(0, Instances).Min(_log.Of),
        Enumerable.Range(0, Instances).Max(_log.Of));
}
