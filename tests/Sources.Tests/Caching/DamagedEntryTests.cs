using System.IO.Compression;
using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

public sealed class DamagedEntryTests : IDisposable
{
    private static readonly DateOnly Day = new(2024, 1, 2);

    private readonly DatedTime _time = new(new DateOnly(2025, 3, 4));
    private readonly CacheBench _bench = new();

    public static TheoryData<string> WrongContents =>
    [
        "",
        "not JSON",
        "[]",
        "{}",
        "null",
        """{"source":"canned"}""",
        """{"source":"canned","fetchedAt":"2025-03-04T00:00:00Z","requests":["x"]}""",
        """{"source":"canned","fetchedAt":"yesterday","requests":["x"],"answers":[[],[]]}""",
        """{"source":1,"fetchedAt":"2025-03-04T00:00:00Z","requests":["x"],"answers":[[],[]]}""",
        """{"source":"canned","fetchedAt":"2025-03-04T00:00:00Z","requests":"x","answers":[[],[]]}""",
        """{"source":"canned","fetchedAt":"2025-03-04T00:00:00Z","requests":[1],"answers":[[],[]]}""",
        """{"source":"canned","fetchedAt":"2025-03-04T00:00:00Z","requests":["x"],"answers":[]}""",
        """{"source":"canned","fetchedAt":"2025-03-04T00:00:00Z","requests":["x"],"answers":[[]]}""",
        """{"source":"canned","fetchedAt":"2025-03-04T00:00:00Z","requests":["x"],"answers":[[1],[]]}""",
        """{"source":"canned","fetchedAt":"2025-03-04T00:00:00Z","requests":["x"],"answers":[{},{}]}""",
        """{"source":"canned","fetchedAt":"2025-03-04T00:00:00Z","requests":["x"],"answers":[[],[]]}{""",
        """{"source":"canned","fetchedAt":"2025-03-04T00:00:00Z","requests":["x"],"answers":[[],[{"a":1}]""",
    ];

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(DataType.Prices)]
    [InlineData(DataType.InsiderTrades)]
    [InlineData(DataType.CongressionalTrades)]
    [InlineData(DataType.EtfHoldings)]
    public async Task A_truncated_entry_is_a_miss_is_replaced_and_is_reported(DataType type)
    {
        var need = NeedOf(type);
        var file = await StoreAsync(need);
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        foreach (var length in Enumerable.Range(0, whole.Length).Where(length => length % 7 == 0 || length == whole.Length - 1))
        {
            await File.WriteAllBytesAsync(file, whole[..length], TestContext.Current.CancellationToken);

            await IsReplacedAsync(need, $"cut to {length} of {whole.Length} bytes");
        }
    }

    [Fact]
    public async Task What_is_not_gzip_is_a_miss_is_replaced_and_is_reported()
    {
        var need = NeedOf(DataType.Prices);
        await File.WriteAllTextAsync(await StoreAsync(need), "[]", TestContext.Current.CancellationToken);

        await IsReplacedAsync(need, "not gzip");
    }

    [Theory]
    [MemberData(nameof(WrongContents))]
    public async Task What_has_not_the_form_of_an_entry_is_a_miss_is_replaced_and_is_reported(string content)
    {
        var need = NeedOf(DataType.Prices);
        Zip(await StoreAsync(need), content);

        await IsReplacedAsync(need, content);
    }

    [Fact]
    public async Task No_flipped_byte_fails_a_run()
    {
        var need = NeedOf(DataType.Prices);
        var file = await StoreAsync(need);
        var whole = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        for (var i = 0; i < whole.Length; i++)
        {
            var flipped = whole.ToArray();
            flipped[i] ^= 0x15;
            await File.WriteAllBytesAsync(file, flipped, TestContext.Current.CancellationToken);

            var entry = Assert.Single(await _bench.GetAsync(new CannedSource(_time), need, _time));

            Assert.Equal("""[{"a":1}]""", Encoding.UTF8.GetString(entry.Answers[0].Span));
        }
    }

    private static SourceNeed NeedOf(DataType type) => type switch
    {
        DataType.EtfHoldings => Needs.Quarterly(type, "SPY", new(2023, 1), new(2023, 1), Day),
        _ => new SourceNeed(type, "AAPL", Day, Day, Day),
    };

    private async Task<string> StoreAsync(SourceNeed need)
    {
        await _bench.GetAsync(new CannedSource(_time), need, _time);
        return _bench.At(Assert.Single(_bench.Files));
    }

    private async Task IsReplacedAsync(SourceNeed need, string why)
    {
        var source = new CannedSource(_time);
        _bench.Observed.Clear();

        var entry = Assert.Single(await _bench.GetAsync(source, need, _time));

        Assert.Equal("""[{"a":1}]""", Encoding.UTF8.GetString(entry.Answers[0].Span));
        Assert.True(source.Fetches.Count == 1, why);
        Assert.Equal([CacheEvent.Damaged, CacheEvent.Miss, CacheEvent.Set], _bench.Observed.Cache.Select(item => item.Event));
        Assert.Single(await _bench.GetAsync(source, need, _time));
        Assert.True(source.Fetches.Count == 1, $"{why}: not replaced");
    }

    private static void Zip(string file, string content)
    {
        using var zipped = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        zipped.Write(Encoding.UTF8.GetBytes(content));
    }
}
