using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;
using Xunit;

namespace SmartMoney.Sources.Tests.Storage;

/// <summary>What every store keeps to. A store is tested by deriving from this.</summary>
public abstract class ObjectStoreContract
{
    private const string Path = "cache/smart-money/prices/AAPL_2022-01-01_2022-12-31_prices.json.gz";

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>An empty store.</summary>
    protected abstract IObjectStore Store { get; }

    [Fact]
    public async Task What_was_written_is_read()
    {
        var bytes = Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31)).ToArray();

        await Store.WriteAsync(Path, stream => stream.WriteAsync(bytes, Token).AsTask(), Token);

        Assert.Equal(bytes, (await Store.ReadAsync(Path, Token))!.Value.ToArray());
        await using var opened = await Store.OpenReadAsync(Path, Token);
        using var copy = new MemoryStream();
        await opened!.CopyToAsync(copy, Token);
        Assert.Equal(bytes, copy.ToArray());
    }

    [Fact]
    public async Task An_empty_object_is_an_object()
    {
        await Store.WriteAsync(Path, _ => Task.CompletedTask, Token);

        Assert.Equal(0, (await Store.ReadAsync(Path, Token))!.Value.Length);
    }

    [Fact]
    public async Task What_is_missing_reads_as_null()
    {
        Assert.Null(await Store.ReadAsync(Path, Token));
        Assert.Null(await Store.OpenReadAsync(Path, Token));
        Assert.False(await Store.DeleteAsync(Path, Token));
        Assert.Empty(await ListAsync("cache/"));
    }

    [Fact]
    public async Task A_lock_is_held_once_until_it_is_released_and_is_never_listed()
    {
        await WriteAsync(Path, "x");
        const string Name = "cache/fetching/prices/AAPL";

        var held = await Store.TryLockAsync(Name, Token);
        Assert.NotNull(held);
        Assert.Null(await Store.TryLockAsync(Name, Token));
        await using (var other = await Store.TryLockAsync("cache/fetching/prices/NVDA", Token))
        {
            Assert.NotNull(other);
        }

        Assert.Equal([Path], (await ListAsync("cache/")).Select(item => item.Path));
        await held.DisposeAsync();

        await using var again = await Store.TryLockAsync(Name, Token);
        Assert.NotNull(again);
    }

    [Fact]
    public async Task Of_many_that_want_a_lock_one_at_a_time_has_it()
    {
        var holders = 0;
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                for (var turns = 0; turns < 3;)
                {
                    await using var held = await Store.TryLockAsync("cache/fetching/prices/AAPL", Token);
                    if (held is null)
                    {
                        await Task.Yield();
                        continue;
                    }

                    most = Math.Max(most, Interlocked.Increment(ref holders));
                    await Task.Yield();
                    Interlocked.Decrement(ref holders);
                    turns++;
                }
            },
            Token)));

        Assert.Equal((0, 1), (holders, most));
    }

    [Fact]
    public async Task A_second_write_takes_the_place_of_the_first()
    {
        await WriteAsync(Path, "a long first version");
        await WriteAsync(Path, "second");

        Assert.Equal("second", await ReadAsync(Path));
    }

    [Fact]
    public async Task A_writer_that_throws_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync(Path, ThrowHalfWay, Token));

        Assert.Null(await Store.ReadAsync(Path, Token));
        Assert.Empty(await ListAsync(""));
    }

    [Fact]
    public async Task A_writer_that_throws_leaves_what_was_there()
    {
        await WriteAsync(Path, "whole");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync(Path, ThrowHalfWay, Token));

        Assert.Equal("whole", await ReadAsync(Path));
    }

    [Fact]
    public async Task A_write_that_is_cancelled_half_way_leaves_what_was_there()
    {
        await WriteAsync(Path, "whole");
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(
            Path,
            async stream =>
            {
                await stream.WriteAsync("half"u8.ToArray(), Token);
                await stop.CancelAsync();
            },
            stop.Token));

        Assert.Equal("whole", await ReadAsync(Path));
    }

    [Fact]
    public async Task A_write_is_never_seen_half_done()
    {
        await Store.WriteAsync(
            Path,
            async stream =>
            {
                await stream.WriteAsync("half"u8.ToArray(), Token);
                await stream.FlushAsync(Token);
                Assert.Null(await Store.ReadAsync(Path, Token));
                Assert.Empty(await ListAsync(""));
            },
            Token);

        Assert.Equal("half", await ReadAsync(Path));
    }

    [Fact]
    public async Task Of_concurrent_writes_one_is_kept_whole()
    {
        var versions = Enumerable.Range(0, 16).Select(i => new string((char)('a' + i), 50_000)).ToList();

        await Task.WhenAll(versions.Select(version => WriteAsync(Path, version)));

        Assert.Contains(await ReadAsync(Path), versions);
        Assert.Single(await ListAsync(""));
    }

    [Fact]
    public async Task A_deleted_object_is_gone()
    {
        await WriteAsync(Path, "x");

        Assert.True(await Store.DeleteAsync(Path, Token));

        Assert.Null(await Store.ReadAsync(Path, Token));
        Assert.False(await Store.DeleteAsync(Path, Token));
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("cache/", 4)]
    [InlineData("cache/prices/", 3)]
    [InlineData("cache/prices/AAPL_", 2)]
    [InlineData("cache/prices/A", 2)]
    [InlineData("cache/pri", 3)]
    [InlineData("cache/nothing/", 0)]
    [InlineData("runs/", 1)]
    public async Task Listing_gives_what_begins_with_the_prefix(string prefix, int expected)
    {
        string[] paths = ["runs/1/journal", "cache/prices/MSFT_1", "cache/prices/AAPL_2", "cache/insider/AAPL_1", "cache/prices/AAPL_1"];
        foreach (var path in paths)
        {
            await WriteAsync(path, path);
        }

        var listed = await ListAsync(prefix);

        Assert.Equal(expected, listed.Count);
        Assert.Equal(paths.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal), listed.Select(item => item.Path).Order(StringComparer.Ordinal));
        Assert.All(listed, item => Assert.Equal(item.Path.Length, item.Bytes));
    }

    [Fact]
    public async Task Objects_may_be_deleted_while_they_are_listed()
    {
        for (var i = 0; i < 20; i++)
        {
            await WriteAsync($"cache/prices/S{i:00}", "x");
        }

        await foreach (var item in Store.ListAsync("cache/prices/", Token))
        {
            Assert.True(await Store.DeleteAsync(item.Path, Token));
        }

        Assert.Empty(await ListAsync(""));
    }

    [Fact]
    public async Task A_stream_is_written_to_its_end_in_place_of_what_was_there()
    {
        var bytes = Enumerable.Range(0, 9_000_000).Select(i => (byte)(i * 31)).ToArray();
        await WriteAsync(Path, "before");

        await Store.WriteAsync(Path, new MemoryStream(bytes), Token);

        Assert.True((await Store.ReadAsync(Path, Token))!.Value.Span.SequenceEqual(bytes));
    }

    [Fact]
    public async Task A_stream_that_fails_changes_nothing()
    {
        await WriteAsync(Path, "before");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync(Path, new FailingStream(9_000_000), Token));

        Assert.Equal("before", await ReadAsync(Path));
    }

    protected Task WriteAsync(string path, string text) =>
        Store.WriteAsync(path, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text), Token).AsTask(), Token);

    protected async Task<string> ReadAsync(string path) => Encoding.UTF8.GetString((await Store.ReadAsync(path, Token))!.Value.Span);

    protected async Task<List<StoredObject>> ListAsync(string prefix) => await Store.ListAsync(prefix, Token).ToListAsync(Token);

    private static async Task ThrowHalfWay(Stream stream)
    {
        await stream.WriteAsync("half"u8.ToArray(), Token);
        throw new InvalidOperationException("the writer failed");
    }
}
