using SmartMoney.Core.Filings;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Storage;
using SmartMoney.Sources.Tests.Storage;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

public sealed class ListedCacheIndexTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ListingCounter _store;
    private readonly EntryStore _entries;

    public ListedCacheIndexTests()
    {
        _store = new ListingCounter(new DirectoryStore(_folder.Path));
        _entries = new EntryStore(_store, new ListedCacheIndex(_store));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_is_listed_once_for_all_subjects_of_a_data_type()
    {
        for (var i = 0; i < 50; i++)
        {
            await _entries.WriteAsync(Entry($"S{i}", 2023), Cancellation);
        }

        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(i < 50 ? 1 : 0, (await _entries.FindAsync(DataType.InsiderTrades, $"S{i}", anew: false, Cancellation)).Count);
        }

        Assert.Equal(1, _store.Listings);
    }

    [Fact]
    public async Task What_is_written_or_deleted_after_the_listing_is_known()
    {
        await _entries.WriteAsync(Entry("AAPL", 2022), Cancellation);
        Assert.Single(await _entries.FindAsync(DataType.InsiderTrades, "AAPL", anew: false, Cancellation));

        await _entries.WriteAsync(Entry("AAPL", 2023), Cancellation);
        await _entries.WriteAsync(Entry("AAPL", 2023), Cancellation);
        await _entries.DeleteAsync(Entry("AAPL", 2022).Key, Cancellation);
        await _entries.WriteAsync(Entry("MSFT", 2023), Cancellation);

        Assert.Equal([Entry("AAPL", 2023).Key], await _entries.FindAsync(DataType.InsiderTrades, "AAPL", anew: false, Cancellation));
        Assert.Equal([Entry("MSFT", 2023).Key], await _entries.FindAsync(DataType.InsiderTrades, "MSFT", anew: false, Cancellation));
        Assert.Equal(1, _store.Listings);
    }

    [Fact]
    public async Task What_another_process_wrote_is_found_when_the_store_is_listed_anew()
    {
        Assert.Empty(await _entries.FindAsync(DataType.InsiderTrades, "AAPL", anew: false, Cancellation));
        await new EntryStore(_store, new ListedCacheIndex(_store)).WriteAsync(Entry("AAPL", 2023), Cancellation);

        Assert.Equal([Entry("AAPL", 2023).Key], await _entries.FindAsync(DataType.InsiderTrades, "AAPL", anew: true, Cancellation));
    }

    [Fact]
    public async Task Totals_count_the_file_of_an_entry_with_the_entry()
    {
        await _entries.WriteAsync(Entry("AAPL", 2022), Cancellation);
        using var file = new MemoryStream(new byte[1000]);
        var withFile = Entry("SEC", 2023) with { FetchedFile = file, FileBytes = 1000 };
        var bytes = await _entries.WriteAsync(withFile, Cancellation);

        var totals = await _entries.CountAsync(Cancellation);

        Assert.Equal(2, totals.Entries);
        Assert.True(bytes > 1000);
        Assert.Equal(_folder.Files().Sum(path => new FileInfo(_folder.At(path)).Length), totals.Bytes);
    }

    public void Dispose() => _folder.Dispose();

    private static SourceEntry Entry(string subject, int year) =>
        new(EntryKey.OfYear(DataType.InsiderTrades, subject, year), "test", DateTimeOffset.UnixEpoch, ["insiders?page=0"], ["[]"u8.ToArray()]);
}
