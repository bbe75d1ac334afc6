using System.IO.Compression;
using System.Text;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

/// <summary>Entries that unpack to more than any entry.</summary>
public sealed class LargeEntryTests : IDisposable
{
    private static readonly DateOnly Day = new(2024, 1, 2);

    private readonly DatedTime _time = new(new DateOnly(2025, 3, 4));
    private readonly CacheBench _bench = new();

    public static TheoryData<string, long> Contents => new()
    {
        { " ", AnswerMemory.MaxAnswerBytes + (17 << 20) },
        { "{},", 3 * (JsonRows.MaxRows + 1) },
    };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task An_entry_beyond_the_bounds_is_damaged_and_fetched_again(string repeated, long length)
    {
        var need = Needs.Prices("AAPL", Day, Day);
        await _bench.GetAsync(new CannedSource(_time), need, _time);
        Write(_bench.At(Assert.Single(_bench.Files)), repeated, length);
        _bench.Observed.Clear();

        var entry = Assert.Single(await _bench.GetAsync(new CannedSource(_time), need, _time));

        Assert.Equal("""[{"a":1}]""", Encoding.UTF8.GetString(entry.Answers[0].Span));
        Assert.Equal([CacheEvent.Damaged, CacheEvent.Miss, CacheEvent.Set], _bench.Observed.Cache.Select(item => item.Event));
    }

    private static void Write(string file, string repeated, long length)
    {
        using var zipped = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        zipped.Write("""{"source":"canned","fetchedAt":"2025-03-04T00:00:00Z","requests":["x","y"],"answers":[["""u8);
        var part = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, 1 << 16)));
        for (var left = length; left > 0; left -= part.Length)
        {
            zipped.Write(part, 0, (int)Math.Min(left, part.Length));
        }

        zipped.Write("{}],[]]}"u8);
    }
}
