using System.Diagnostics;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Storage;

public sealed class DirectoryStoreTests : ObjectStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public DirectoryStoreTests() => Store = new DirectoryStore(_folder.Path);

    protected override IObjectStore Store { get; }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_object_is_the_file_of_its_path_and_no_other_file_is_left()
    {
        await WriteAsync("training/a.csv", "x");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.WriteAsync("training/b.csv", _ => throw new InvalidOperationException(), Token));

        Assert.Equal(["training/a.csv"], _folder.Files());
    }

    [Fact]
    public async Task A_lock_leaves_no_file_and_one_of_a_dead_process_is_removed()
    {
        var left = _folder.At(".tmp", "cache_fetching_prices_NVDA.lock");
        await File.WriteAllTextAsync(left, "", Token);
        await using (var held = await Store.TryLockAsync("cache/fetching/prices/AAPL", Token))
        {
            var second = new DirectoryStore(_folder.Path);

            Assert.False(File.Exists(left));
            Assert.Null(await second.TryLockAsync("cache/fetching/prices/AAPL", Token));
        }

        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task The_lock_of_a_dead_process_is_taken_over()
    {
        await File.WriteAllTextAsync(_folder.At(".tmp", "cache_fetching_prices_NVDA.lock"), "", Token);

        await using (var held = await Store.TryLockAsync("cache/fetching/prices/NVDA", Token))
        {
            Assert.NotNull(held);
        }

        Assert.Empty(_folder.Files());
    }

    [Fact]
    public async Task A_folder_that_is_only_read_locks_nothing()
    {
        var store = DirectoryStore.OpenToRead(_folder.At("missing"));

        await using var first = await store.TryLockAsync("x", Token);
        await using var second = await store.TryLockAsync("x", Token);

        Assert.NotNull(second);
        Assert.False(Directory.Exists(_folder.At("missing")));
    }

    [Fact]
    public void A_missing_folder_is_created()
    {
        var folder = _folder.At("new", "data");

        _ = new DirectoryStore(folder);

        Assert.True(Directory.Exists(folder));
    }

    [Fact]
    public async Task What_a_dead_process_left_is_removed_and_what_a_living_one_writes_is_not()
    {
        var dead = await LeftoverOfAsync(DeadProcess());
        await Store.WriteAsync("training/a.csv", async stream =>
        {
            await stream.WriteAsync("x"u8.ToArray(), Token);
            _ = new DirectoryStore(_folder.Path);
        }, Token);

        Assert.False(File.Exists(dead));
        Assert.Equal(["training/a.csv"], _folder.Files());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_a_storage_failure_that_names_it()
    {
        File.WriteAllText(_folder.At("file"), "");
        var folder = _folder.At("file", "data");

        var failure = Assert.Throws<StorageException>(() => new DirectoryStore(folder));

        Assert.Contains(folder, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Fact]
    public async Task A_write_that_the_folder_refuses_is_a_storage_failure()
    {
        await WriteAsync("training", "a file where a folder would be needed");

        await Assert.ThrowsAsync<StorageException>(() => WriteAsync("training/a.csv", "x"));

        Assert.Equal(["training"], _folder.Files());
    }

    /// <summary>A temporary file as a process of that number would have left it, whatever its form.</summary>
    private async Task<string> LeftoverOfAsync(int process)
    {
        var name = "";
        await Store.WriteAsync("probe", _ =>
        {
            name = Path.GetFileName(Assert.Single(Directory.GetFiles(_folder.At(".tmp"))));
            return Task.CompletedTask;
        }, Token);
        await Store.DeleteAsync("probe", Token);
        var own = Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(own, name, StringComparison.Ordinal);
        var leftover = _folder.At(".tmp", name.Replace(own, process.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        await File.WriteAllTextAsync(leftover, "half", Token);
        return leftover;
    }

    private static int DeadProcess()
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "--help") { RedirectStandardOutput = true })!;
        process.Kill();
        process.WaitForExit();
        return process.Id;
    }
}
