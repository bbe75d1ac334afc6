using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Sources.Caching;
using SmartMoney.Testing.Azurite;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Azure.Tests;

public sealed class TableTests(AzuriteFixture azurite) : AccountTest(azurite)
{
    [Fact]
    public async Task The_registry_keeps_runs_and_lists_the_newest_first()
    {
        var registry = new TableRunRegistry(Account.Tables);
        Assert.Null(await registry.FindAsync("a", Cancellation));
        Assert.Empty(await registry.ListAsync(Cancellation));

        await registry.SaveAsync(Record("a", 1), Cancellation);
        await registry.SaveAsync(Record("b", 3), Cancellation);
        await registry.SaveAsync(Record("c", 2), Cancellation);
        await registry.SaveAsync(Record("a", 1) with { State = RunState.Completed, Failures = [new("X", "prices", DataFailureKind.Failed, "gone")] }, Cancellation);

        Assert.Equal(["b", "c", "a"], (await registry.ListAsync(Cancellation)).Select(run => run.RunId));
        var found = (await registry.FindAsync("a", Cancellation))!;
        Assert.Equal(RunState.Completed, found.State);
        Assert.Equal(DataFailureKind.Failed, Assert.Single(found.Failures).Kind);
    }

    [Fact]
    public async Task The_index_lists_by_type_and_subject()
    {
        var entries = Storage(out _);
        await entries.WriteAsync(Entry("A"), Cancellation);
        await entries.WriteAsync(Entry("AA"), Cancellation);
        await entries.WriteAsync(Entry("A", 2023), Cancellation);

        Assert.Equal(3, (await ListAsync(entries, null, null)).Count);
        Assert.Equal(["A_2023-01-01_2023-12-31_prices", "A_2024-01-01_2024-12-31_prices"], await ListAsync(entries, null, "A"));
        Assert.Equal(2, (await ListAsync(entries, DataType.Prices, "A")).Count);
        Assert.Empty(await ListAsync(entries, DataType.EtfHoldings, "A"));
        Assert.True(await entries.DeleteAsync(EntryKey.OfYear(DataType.Prices, "A", 2023), Cancellation));
        Assert.Single(await ListAsync(entries, null, "A"));
    }

    [Fact]
    public async Task An_empty_index_is_filled_from_the_blobs()
    {
        var entries = Storage(out _);
        await entries.WriteAsync(Entry("A"), Cancellation);
        await entries.WriteAsync(Entry("B"), Cancellation);
        var sizes = (await entries.ListAsync(null, null, Cancellation).ToListAsync(Cancellation)).Sum(entry => entry.Bytes);
        await Account.Tables.DeleteTableAsync(TableCacheIndex.TableName, Cancellation);

        var refilled = Storage(out _);

        Assert.Single(await ListAsync(refilled, null, "B"));
        var all = await refilled.ListAsync(null, null, Cancellation).ToListAsync(Cancellation);
        Assert.Equal((2, sizes), (all.Count, all.Sum(entry => entry.Bytes)));
    }

    [Fact]
    public async Task An_index_that_is_filled_counts_the_file_of_an_entry_with_the_entry()
    {
        var entries = Storage(out _);
        using var file = new MemoryStream(new byte[1000]);
        var bytes = await entries.WriteAsync(Entry("A") with { FetchedFile = file, FileBytes = 1000 }, Cancellation);
        await Account.Tables.DeleteTableAsync(TableCacheIndex.TableName, Cancellation);

        var all = await Storage(out _).ListAsync(null, null, Cancellation).ToListAsync(Cancellation);

        Assert.Equal((1, bytes), (all.Count, all.Sum(entry => entry.Bytes)));
    }

    [Fact]
    public async Task A_row_that_is_removed_twice_is_removed()
    {
        var entries = Storage(out var index);
        await entries.WriteAsync(Entry("A"), Cancellation);

        await index.RemoveAsync(EntryKey.OfYear(DataType.Prices, "A", 2024), Cancellation);
        await index.RemoveAsync(EntryKey.OfYear(DataType.Prices, "A", 2024), Cancellation);
    }

    private EntryStore Storage(out TableCacheIndex index)
    {
        var objects = new BlobStore(Account.Blobs);
        index = new TableCacheIndex(Account.Tables, objects);
        return new EntryStore(objects, index);
    }

    private static async Task<List<string>> ListAsync(EntryStore entries, DataType? type, string? subject) =>
        [.. (await entries.ListAsync(type, subject, Cancellation).ToListAsync(Cancellation)).Select(entry => entry.Key.ToString())];

    private static RunRecord Record(string id, int hour) => new()
    {
        RunId = id,
        Universe = "test",
        Symbols = 3,
        From = new DateOnly(2024, 1, 1),
        To = new DateOnly(2024, 12, 31),
        Source = "test",
        DatasetPath = "training/test.csv",
        State = RunState.Running,
        StartedAt = new DateTimeOffset(2024, 1, 1, hour, 0, 0, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2024, 1, 1, hour, 0, 0, TimeSpan.Zero),
        Progress = new RunProgress(RunPhase.Resolve, 0, 1, 0, 0),
    };
}
