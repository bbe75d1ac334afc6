using Xunit;

namespace SmartMoney.Sources.Tests;

public sealed class AnswerMemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fetch_waits_until_another_one_gives_its_memory_back()
    {
        var memory = new AnswerMemory(100);
        using var first = memory.Open();
        using var second = memory.Open();
        await first.TakeAsync(60, Token);
        await second.TakeAsync(40, Token);

        var waiting = second.TakeAsync(20, Token);
        Assert.False(waiting.IsCompleted);
        first.Give(20);
        await waiting;

        Assert.Equal((40, 60, 100), (first.Bytes, second.Bytes, memory.Used));
    }

    [Fact]
    public async Task The_oldest_fetch_never_waits_so_that_one_always_goes_on()
    {
        var memory = new AnswerMemory(100);
        var first = memory.Open();
        using var second = memory.Open();
        await first.TakeAsync(50, Token);
        await second.TakeAsync(50, Token);
        var waiting = second.TakeAsync(30, Token);

        await first.TakeAsync(200, Token);
        Assert.False(waiting.IsCompleted);
        first.Dispose();
        await waiting;

        Assert.Equal(80, memory.Used);
    }

    [Fact]
    public async Task A_fetch_that_is_stopped_while_it_waits_takes_nothing()
    {
        var memory = new AnswerMemory(100);
        using var first = memory.Open();
        using var second = memory.Open();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        await first.TakeAsync(100, Token);
        var waiting = second.TakeAsync(1, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal((0, 100), (second.Bytes, memory.Used));
    }

    [Fact]
    public async Task Many_fetches_that_grow_at_once_all_end_and_stay_near_the_bound()
    {
        const int Most = 40;
        var memory = new AnswerMemory(100);
        long used = 0;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var held = memory.Open(Most);
            for (var step = 0; step < Most; step += 10)
            {
                await held.TakeAsync(10, Token);
                used = Math.Max(used, memory.Used);
                await Task.Yield();
            }
        }));

        Assert.Equal(0, memory.Used);
        Assert.InRange(used, 10, 100 + Most);
    }

    [Fact]
    public void A_fetch_takes_no_more_than_it_may() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = new AnswerMemory(100).Open(10).TakeAsync(11, Token); });
}
