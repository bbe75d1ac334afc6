using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Sec.Archives;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Sec;

/// <summary>Archives over HTTP, and the ways in which they fail.</summary>
public sealed class SecDownloadTests : IDisposable
{
    private const string Apple = "0000320193";
    private const string Owner = "0001214156|COOK TIMOTHY D|Director,Officer|Chief Executive Officer";
    private const string First = "2024q1_form345.zip";
    private const string Second = "2024q2_form345.zip";

    private static readonly DateOnly From = new(2024, 1, 1);
    private static readonly DateOnly To = new(2024, 6, 30);

    private readonly TemporaryFolder _archives = new();

    public void Dispose() => _archives.Dispose();

    [Fact]
    public async Task An_archive_is_fetched_once_and_final_at_once()
    {
        await using var server = await StartAsync();
        using var folder = new TemporaryFolder();
        await using var bench = SecBench.To(server, new DatedTime(new DateOnly(2024, 9, 1)), folder: folder);
        await using var later = SecBench.To(server, new DatedTime(new DateOnly(2030, 9, 1)), folder: folder);

        var fetched = await bench.CondenseAsync(From, To, "AAPL");
        var found = await later.CondenseAsync(From, To, "AAPL");

        Assert.Equal([First, Second], server.Asked);
        Assert.Equal(2, All(bench, fetched).Count);
        Assert.Equal(All(bench, fetched).Count, All(later, found).Count);
        Assert.Equal(["insider-transactions-data-sets", "insider-transactions-data-sets"], bench.Events.Calls.Select(call => call.Endpoint));
        Assert.Equal((2, 0), (later.Events.Count(CacheEvent.Hit), later.Events.Count(CacheEvent.Miss)));

        // The cache holds the three tables that are read, and no others.
        using var kept = ZipFile.OpenRead(folder.At("data", "cache", "smart-money", "insider_trades", "sec-form345_2024-01-01_2024-03-31_insider_trades.zip"));
        Assert.Equal(["SUBMISSION.tsv", "REPORTINGOWNER.tsv", "NONDERIV_TRANS.tsv"], kept.Entries.Select(entry => entry.Name));
    }

    [Fact]
    public async Task An_archive_that_is_not_published_is_asked_for_again_the_next_day()
    {
        await using var server = await StartAsync();
        server.Statuses[Second] = 404;
        using var folder = new TemporaryFolder();
        await using var bench = SecBench.To(server, new DatedTime(new DateOnly(2024, 7, 1)), folder: folder);
        await using var next = SecBench.To(server, new DatedTime(new DateOnly(2024, 7, 2)), folder: folder);

        var first = await bench.CondenseAsync(From, To, "AAPL");
        await bench.CondenseAsync(From, To, "AAPL");
        Assert.Equal([First, Second], server.Asked);
        server.Statuses.Clear();
        var second = await next.CondenseAsync(From, To, "AAPL");

        Assert.Equal([First, Second, Second], server.Asked);
        Assert.Empty(first.Failures);
        Assert.Equal([Second], first.Coverage.Unpublished);
        Assert.Equal([new PublicationGap(new DateOnly(2024, 4, 1), new DateOnly(2024, 6, 30))], first.Table.Gaps);
        Assert.Equal((0, 0), (second.Table.Gaps.Count, second.Coverage.Unpublished.Count));
    }

    [Fact]
    public async Task Without_a_name_nothing_is_asked_and_one_that_is_refused_is_sent_once()
    {
        await using var server = await StartAsync();
        await using var nameless = SecBench.To(server, userAgent: " ");
        await using var refused = SecBench.To(server, userAgent: "a robot");

        var failure = await Assert.ThrowsAsync<SourceException>(() => nameless.CondenseAsync(From, To, "AAPL"));
        Assert.Equal(SourceFailure.InvalidKey, failure.Failure);
        Assert.Contains("SEC_USER_AGENT is not set", failure.Message, StringComparison.Ordinal);
        Assert.Empty(server.Asked);

        var condensed = await refused.CondenseAsync(From, To, "AAPL");

        Assert.Equal([First], server.Asked);
        Assert.Equal([First, Second], condensed.Failures.Select(failed => failed.File));
        Assert.All(condensed.Failures, failed => Assert.Contains("refuses requests (status 403): SEC_USER_AGENT", failed.Reason.Message, StringComparison.Ordinal));
        Assert.Equal(2, condensed.Table.Gaps.Count);
    }

    public static TheoryData<string, string> Unusable => new()
    {
        { "truncated", "2024q1_form345.zip: not a zip archive, or only a part of one" },
        { "no zip", "2024q1_form345.zip: not a zip archive, or only a part of one" },
        { "missing table", "2024q1_form345.zip: the table REPORTINGOWNER.tsv is missing" },
        { "missing column", "2024q1_form345.zip: the table NONDERIV_TRANS.tsv lacks the column TRANS_SHARES" },
        { "damaged", "2024q1_form345.zip: " },
        { "bomb", "2024q1_form345.zip: unpacks to more than 2 GB" },
        { "lying bomb", "2024q1_form345.zip: " },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public async Task An_unusable_archive_is_a_clear_failure_and_never_cached(string kind, string message)
    {
        await using var server = await StartAsync();
        var whole = server.Files[First];
        server.Files[First] = Spoil(kind, whole);
        await using var bench = SecBench.To(server);

        var condensed = await bench.CondenseAsync(From, To, "AAPL");

        var (file, reason) = Assert.Single(condensed.Failures);
        Assert.Equal((First, SourceFailure.Failed), (file, reason.Failure));
        Assert.StartsWith(message, reason.Message, StringComparison.Ordinal);
        Assert.Equal([new PublicationGap(new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 31))], condensed.Table.Gaps);
        Assert.DoesNotContain(bench.Folder.Files(), path => path.Contains("2024-01-01", StringComparison.Ordinal));

        server.Files[First] = whole;
        Assert.Empty((await bench.CondenseAsync(From, To, "AAPL")).Failures);
    }

    [Fact]
    public async Task A_row_of_300_MB_is_dropped_and_costs_no_memory()
    {
        var row = new string('x', 1 << 20);
        await using var server = await StartAsync();
        server.Files[First] = Zip(writer =>
        {
            for (var i = 0; i < 300; i++)
            {
                writer.Write(row);
            }
        });
        await using var bench = SecBench.To(server);

        var condensed = await bench.CondenseAsync(From, To, "AAPL");

        Assert.Empty(condensed.Failures);
        Assert.Equal(1, bench.Dropped.Counts["insider_trades.Unreadable"]);
        Assert.InRange(AllocatedToRead(server.Files[First]), 0, 8 << 20);
    }

    [Fact]
    public async Task A_server_that_recovers_is_asked_again()
    {
        await using var server = await StartAsync();
        server.Statuses[First] = 503;
        await using var bench = SecBench.To(server);
        var condensing = bench.CondenseAsync(From, From, "AAPL");

        var failed = await condensing;

        Assert.Equal([First, First, First], server.Asked);
        Assert.Equal($"{First}: status 503", Assert.Single(failed.Failures).Reason.Message);
    }

    [Fact]
    public async Task A_damaged_archive_in_the_cache_is_fetched_again()
    {
        await using var server = await StartAsync();
        await using var bench = SecBench.To(server);
        await bench.CondenseAsync(From, To, "AAPL");
        var kept = bench.Folder.At("data", "cache", "smart-money", "insider_trades", "sec-form345_2024-01-01_2024-03-31_insider_trades.zip");
        await File.WriteAllBytesAsync(kept, (await File.ReadAllBytesAsync(kept, TestContext.Current.CancellationToken))[..^100], TestContext.Current.CancellationToken);

        var condensed = await bench.CondenseAsync(From, To, "AAPL");

        Assert.Equal([First, Second, First], server.Asked);
        Assert.Empty(condensed.Failures);
        Assert.Equal(2, All(bench, condensed).Count);
        Assert.Equal(1, bench.Events.Count(CacheEvent.Damaged));
    }

    [Fact]
    public async Task Symbols_that_the_program_does_not_know_are_looked_up_every_seven_days()
    {
        await using var server = await StartAsync();
        server.Files["company_tickers.json"] = Encoding.UTF8.GetBytes("""{"0":{"cik_str":7654321,"ticker":"QQZZ","title":"Quiz"},"1":{"cik_str":320193,"ticker":"AAPL","title":"Apple"}}""");
        server.Files[First] = new SecArchiveFile()
            .Filing("0001-24-1", "05-MAR-2024", "4", "0007654321", "NONE", "", Owner)
            .Line("0001-24-1", "04-MAR-2024", "P", "100", "100", "A")
            .ToBytes();
        using var folder = new TemporaryFolder();
        await using var bench = SecBench.To(server, new DatedTime(new DateOnly(2024, 9, 1)), folder: folder);
        await using var sixth = SecBench.To(server, new DatedTime(new DateOnly(2024, 9, 7)), folder: folder);
        await using var eighth = SecBench.To(server, new DatedTime(new DateOnly(2024, 9, 9)), folder: folder);

        var condensed = await bench.CondenseAsync(From, From, "AAPL", "QQZZ");
        await sixth.CondenseAsync(From, From, "QQZZ");
        Assert.Equal(["company_tickers.json", First], server.Asked);
        await eighth.CondenseAsync(From, From, "QQZZ");

        Assert.Equal("0001-24-1", Assert.Single(bench.Read("QQZZ", condensed).AsOf(DateOnly.MaxValue)).Filing!.AccessionNumber);
        Assert.Equal(["company_tickers.json", First, "company_tickers.json"], server.Asked);
    }

    [Fact]
    public async Task No_more_than_ten_requests_a_second_are_made()
    {
        await using var server = await StartAsync();
        await using var bench = SecBench.To(server);

        await bench.CondenseAsync(new DateOnly(2016, 1, 1), new DateOnly(2021, 12, 31), "AAPL");

        Assert.Equal(24, server.Times.Count);
        Assert.All(server.Times.Zip(server.Times.Skip(10)), pair => Assert.InRange(Stopwatch.GetElapsedTime(pair.First, pair.Second).TotalSeconds, 0.99, double.MaxValue));
    }

    /// <summary>What one thread allocates to read the transactions of an archive.</summary>
    private static long AllocatedToRead(byte[] archive)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var opened = new SecArchive(First, new MemoryStream(archive));
        using var rows = opened.OpenTable(SecTable.Transactions);
        while (rows.Read())
        {
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private async Task<SecServer> StartAsync()
    {
        var server = await SecServer.StartAsync(_archives.Path);
        server.Files[First] = Archive("0001-24-1", "05-MAR-2024", "04-MAR-2024").ToBytes();
        server.Files[Second] = Archive("0001-24-2", "05-JUN-2024", "04-JUN-2024").ToBytes();
        return server;
    }

    private static SecArchiveFile Archive(string number, string filed, string traded) => new SecArchiveFile()
        .Filing(number, filed, "4", Apple, "AAPL", "", Owner)
        .Line(number, traded, "P", "100", "100", "A");

    private static byte[] Spoil(string kind, byte[] whole) => kind switch
    {
        "truncated" => whole[..(whole.Length / 2)],
        "no zip" => "<html>Request Rate Threshold Exceeded</html>"u8.ToArray(),
        "missing table" => new SecArchiveFile { Without = ["REPORTINGOWNER.tsv"] }.ToBytes(),
        "missing column" => new SecArchiveFile { Arrange = (_, cells) => [.. cells.Where(cell => cell != "TRANS_SHARES")] }.ToBytes(),
        "damaged" => Damage(whole),
        "bomb" => Bomb.Value,
        _ => Understate(Bomb.Value),
    };

    /// <summary>Changes a byte of the first table.</summary>
    private static byte[] Damage(byte[] whole)
    {
        var damaged = whole.ToArray();
        damaged[60] ^= 0xff;
        return damaged;
    }

    /// <summary>An archive of 3 GB.</summary>
    private static readonly Lazy<byte[]> Bomb = new(() => Zip(writer =>
    {
        var zeros = new string('0', 1 << 20);
        for (var i = 0; i < 3 << 10; i++)
        {
            writer.Write(zeros);
        }
    }));

    /// <summary>States other sizes than the archive has.</summary>
    private static byte[] Understate(byte[] bomb)
    {
        var stated = (uint)((3L << 30) + string.Join('\t', SecArchiveFile.ColumnsOf("NONDERIV_TRANS.tsv")).Length + 1);
        var lying = bomb.ToArray();
        for (var at = 0; (at = lying.AsSpan().IndexOf(BitConverter.GetBytes(stated))) >= 0;)
        {
            BitConverter.GetBytes(1000u).CopyTo(lying, at);
        }

        Assert.NotEqual(bomb, lying);
        return lying;
    }

    /// <summary>A good archive but for the rest of its transactions.</summary>
    private static byte[] Zip(Action<StreamWriter> writeTransactions)
    {
        using var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var table in new[] { "SUBMISSION.tsv", "REPORTINGOWNER.tsv", "NONDERIV_TRANS.tsv" })
            {
                using var writer = new StreamWriter(zip.CreateEntry(table, CompressionLevel.Fastest).Open());
                writer.Write(string.Join('\t', SecArchiveFile.ColumnsOf(table)) + "\n");
                if (table == "NONDERIV_TRANS.tsv")
                {
                    writeTransactions(writer);
                }
            }
        }

        return content.ToArray();
    }

    private static List<InsiderTrade> All(SecBench bench, CondensedFacts condensed) => [.. bench.Read("AAPL", condensed).AsOf(DateOnly.MaxValue)];
}
