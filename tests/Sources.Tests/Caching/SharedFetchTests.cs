using Microsoft.Extensions.Time.Testing;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Storage;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

/// <summary>Two processes on one storage: each has a store and a cache of its own.</summary>
public sealed class SharedFetchTests : IDisposable
{
    private static readonly DateOnly Day = new(2024, 1, 2);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 3, 4, 9, 0, 0, TimeSpan.Zero));
    private readonly TaskCompletionSource _answer = new();
    private readonly ObservedEvents _observed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(DataType.Prices)]
    [InlineData(DataType.InsiderTrades)]
    [InlineData(DataType.InstitutionalOwnership)]
    public async Task A_need_that_another_process_fetches_is_waited_for_and_paid_once(DataType type)
    {
        var (first, second) = (new CannedSource(_time) { Answers = _answer.Task }, new CannedSource(_time));
        var fetching = Cache().GetAsync(first.Of(type), NeedOf(type), Token);

        var waiting = Cache().GetAsync(second.Of(type), NeedOf(type), Token);
        Assert.Equal(1, _observed.Count(CacheEvent.Awaited));
        _answer.SetResult();
        await fetching;
        var entries = await AfterPausesAsync(waiting);

        Assert.Equal((1, 0), (first.Fetches.Count, second.Fetches.Count));
        Assert.Single(entries);
        Assert.All(_folder.Files(), file => Assert.StartsWith("cache/smart-money/", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_waits_takes_over_when_the_fetch_of_the_other_fails()
    {
        var (first, second) = (new CannedSource(_time) { Answers = _answer.Task, Failure = new SourceException("down") }, new CannedSource(_time));
        var fetching = Cache().GetAsync(first.Of(DataType.Prices), NeedOf(DataType.Prices), Token);
        var waiting = Cache().GetAsync(second.Of(DataType.Prices), NeedOf(DataType.Prices), Token);

        _answer.SetResult();
        await Assert.ThrowsAsync<SourceException>(() => fetching);
        await AfterPausesAsync(waiting);

        Assert.Equal((1, 1), (first.Fetches.Count, second.Fetches.Count));
    }

    [Fact]
    public async Task The_wait_is_bounded()
    {
        var (first, second) = (new CannedSource(_time) { Answers = _answer.Task }, new CannedSource(_time));
        var fetching = Cache().GetAsync(first.Of(DataType.Prices), NeedOf(DataType.Prices), Token);
        var waiting = Cache().GetAsync(second.Of(DataType.Prices), NeedOf(DataType.Prices), Token);

        _time.Advance(FetchTurns.MaxWait - TimeSpan.FromSeconds(5));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(10));
        await AfterPausesAsync(waiting);

        Assert.Equal((1, 1), (first.Fetches.Count, second.Fetches.Count));
        _answer.SetResult();
        await fetching;
    }

    [Fact]
    public async Task Other_needs_are_not_waited_for_and_a_cached_one_takes_no_lock()
    {
        var (first, second) = (new CannedSource(_time) { Answers = _answer.Task }, new CannedSource(_time));
        await Cache().GetAsync(second.Of(DataType.Prices), NeedOf(DataType.Prices), Token);
        var fetching = Cache().GetAsync(first.Of(DataType.Prices), NeedOf(DataType.Prices) with { From = new DateOnly(2023, 1, 1) }, Token);

        await Cache().GetAsync(second.Of(DataType.Prices), NeedOf(DataType.Prices), Token);
        await Cache().GetAsync(second.Of(DataType.Prices), NeedOf(DataType.Prices) with { Subject = "NVDA" }, Token);

        Assert.Equal((1, 2), (first.Fetches.Count, second.Fetches.Count));
        Assert.Equal(0, _observed.Count(CacheEvent.Awaited));
        _answer.SetResult();
        await fetching;
    }

    private static SourceNeed NeedOf(DataType type) => type == DataType.InstitutionalOwnership
        ? Needs.Quarterly(type, "AAPL", new(2023, 1), new(2023, 1), Day)
        : new SourceNeed(type, "AAPL", Day, Day, Day);

    private EntryCache Cache()
    {
        var store = new DirectoryStore(_folder.Path);
        return new EntryCache(new EntryStore(store, new ListedCacheIndex(store)), _observed, _time);
    }

    /// <summary>Lets the time of pauses pass until a task is complete.</summary>
    private async Task<T> AfterPausesAsync<T>(Task<T> task)
    {
        await Until.IsTrueAsync(
            () =>
            {
                _time.Advance(TimeSpan.FromSeconds(1));
                return task.IsCompleted;
            },
            "the end of the wait");
        return await task;
    }
}
