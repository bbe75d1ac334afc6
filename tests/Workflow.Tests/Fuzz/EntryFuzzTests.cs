using System.IO.Compression;
using System.Text;
using SmartMoney.Testing;
using SmartMoney.Testing.Fuzz;
using Xunit;

namespace SmartMoney.Workflow.Tests.Fuzz;

/// <summary>Damaged entries of the cache.</summary>
public sealed class EntryFuzzTests
{
    /// <summary>The checksum of an entry's file finds all damage to it, and the entry is fetched again.</summary>
    [Fact]
    public async Task A_damaged_file_of_an_entry_changes_no_row()
    {
        var (cached, expected) = await CachedAsync();

        await FuzzRun.RunAsync(20, async mutator =>
        {
            var path = mutator.One(cached.Objects.Keys.Order(StringComparer.Ordinal).ToList());
            var store = With(cached, path, mutator.Bytes(cached.Objects[path].Span));

            var (lines, named) = await new FuzzedSource(store).RowsAsync();

            Assert.True(lines.SequenceEqual(expected) && named.Count == 0, path);
        });
    }

    /// <summary>An entry that somebody has written with care, and wrongly: it is fetched again, or says what it says.</summary>
    [Fact]
    public async Task No_content_of_an_entry_ends_a_run()
    {
        var (cached, _) = await CachedAsync();

        await FuzzRun.RunAsync(15, async mutator =>
        {
            var path = mutator.One(cached.Objects.Keys.Order(StringComparer.Ordinal).ToList());
            var store = With(cached, path, Zip(mutator.Document(Unzip(cached.Objects[path]))));

            var (lines, _) = await new FuzzedSource(store).RowsAsync();

            Assert.All(lines, FiniteCells.AreIn);
        });
    }

    private static async Task<(MemoryStore Store, IReadOnlyList<string> Lines)> CachedAsync()
    {
        var store = new MemoryStore();
        var (lines, named) = await new FuzzedSource(store).RowsAsync();
        Assert.Empty(named);
        return (store, lines);
    }

    private static MemoryStore With(MemoryStore store, string path, byte[] content) =>
        new(store.Objects.Select(item => item.Key == path ? KeyValuePair.Create(path, (ReadOnlyMemory<byte>)content) : item));

    private static byte[] Unzip(ReadOnlyMemory<byte> zipped)
    {
        using var gzip = new GZipStream(new MemoryStream(zipped.ToArray()), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }

    private static byte[] Zip(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return zipped.ToArray();
    }
}
