using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;
using SmartMoney.Testing.Azurite;
using Xunit;

namespace SmartMoney.Azure.Tests;

public sealed class BlobStoreTests : AccountTest
{
    private readonly BlobStore _store;

    public BlobStoreTests(AzuriteFixture azurite)
        : base(azurite) => _store = new BlobStore(Account.Blobs);

    [Fact]
    public async Task What_is_not_there_is_nothing()
    {
        Assert.Null(await _store.ReadAsync("cache/a/b", Cancellation));
        Assert.Null(await _store.OpenReadAsync("cache/a/b", Cancellation));
        Assert.False(await _store.DeleteAsync("cache/a/b", Cancellation));
        Assert.Empty(await _store.ListAsync("cache/", Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Writes_reads_lists_and_deletes()
    {
        await WriteAsync("runs/a/x.csv", "one");
        await WriteAsync("runs/a/y.csv", "two");
        await WriteAsync("runs/b/x.csv", "three");
        await WriteAsync("runs/a/x.csv", "four");

        Assert.Equal("four", await ReadAsync("runs/a/x.csv"));
        await using (var stream = (await _store.OpenReadAsync("runs/b/x.csv", Cancellation))!)
        {
            Assert.Equal("three", await new StreamReader(stream).ReadToEndAsync(Cancellation));
        }

        var listed = await _store.ListAsync("runs/a/", Cancellation).ToListAsync(Cancellation);
        Assert.Equal([new StoredObject("runs/a/x.csv", 4), new StoredObject("runs/a/y.csv", 3)], listed);
        Assert.True(await _store.DeleteAsync("runs/a/x.csv", Cancellation));
        Assert.Null(await _store.ReadAsync("runs/a/x.csv", Cancellation));
    }

    [Fact]
    public async Task A_write_that_breaks_off_leaves_what_was_there()
    {
        await WriteAsync("runs/a", "whole");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.WriteAsync(
            "runs/a",
            async stream =>
            {
                await stream.WriteAsync("half"u8.ToArray(), Cancellation);
                throw new InvalidOperationException("broken off");
            },
            Cancellation));

        Assert.Equal("whole", await ReadAsync("runs/a"));
    }

    [Fact]
    public async Task Writers_at_once_leave_the_whole_of_one()
    {
        string[] contents = [.. Enumerable.Range(0, 10).Select(number => new string((char)('a' + number), 10_000))];

        await Task.WhenAll(contents.Select(content => WriteAsync("runs/race", content)));

        Assert.Contains(await ReadAsync("runs/race"), contents);
    }

    [Fact]
    public async Task A_writer_may_close_the_stream()
    {
        await _store.WriteAsync(
            "runs/closed",
            async stream =>
            {
                await using var writer = new StreamWriter(stream);
                await writer.WriteAsync("closed");
            },
            Cancellation);

        Assert.Equal("closed", await ReadAsync("runs/closed"));
    }

    [Fact]
    public async Task An_account_that_cannot_be_reached_is_one_line_without_a_secret()
    {
        const string secret = "c2VjcmV0LXNlY3JldA==";
        var account = StorageAccount.Open($"DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey={secret};BlobEndpoint=http://127.0.0.1:9/nobody;TableEndpoint=http://127.0.0.1:9/nobody;");

        var failure = await Assert.ThrowsAsync<StorageException>(() => new BlobStore(account.Blobs).ReadAsync("cache/a", Cancellation));

        Assert.DoesNotContain('\n', failure.Message);
        Assert.Contains("cannot be reached", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AccountName=a;AccountKey=not-base64!;DefaultEndpointsProtocol=https")]
    [InlineData("nonsense")]
    [InlineData("http://account.blob.core.windows.net")]
    [InlineData("https://account.blob.core.windows.net/?sig=secret")]
    public void A_setting_that_names_no_account_is_one_line_that_does_not_repeat_it(string setting)
    {
        var failure = Assert.Throws<StorageException>(() => StorageAccount.Of(setting));

        Assert.DoesNotContain('\n', failure.Message);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-base64", failure.Message, StringComparison.Ordinal);
    }

    private Task WriteAsync(string path, string content) =>
        _store.WriteAsync(path, async stream => await stream.WriteAsync(Encoding.UTF8.GetBytes(content), Cancellation), Cancellation);

    private async Task<string> ReadAsync(string path) => Encoding.UTF8.GetString((await _store.ReadAsync(path, Cancellation))!.Value.Span);
}
