using System.IO.Compression;
using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Sec.Archives;
using SmartMoney.Sources.Sec.Facts;
using SmartMoney.Sources.Sec.Issuers;
using SmartMoney.Testing;
using SmartMoney.Testing.Fuzz;
using Xunit;

namespace SmartMoney.Sources.Tests.Fuzz;

/// <summary>Damaged archives of the SEC.</summary>
public sealed class ArchiveFuzzTests
{
    private const string Apple = "0000320193";
    private const string Owner = "0001214156|COOK TIMOTHY D|Director,Officer|Chief Executive Officer";

    private static readonly byte[] Whole = Archive();

    /// <summary>Damage is named, unless it is where nothing is read: the tables themselves have checksums.</summary>
    [Fact]
    public Task A_damaged_archive_is_named_or_says_what_it_said() => FuzzRun.RunAsync(8, mutator =>
    {
        var damaged = mutator.Bytes(Whole);

        var read = Read(damaged, out _);

        Assert.True(read is null || read == Read(Whole, out _) || TextOf(damaged) != TextOf(Whole), "the filings differ, the tables do not");
    });

    /// <summary>Every line of a filing that is known becomes a transaction, or is counted as none.</summary>
    [Fact]
    public Task No_cell_of_an_archive_ends_the_reading() => FuzzRun.RunAsync(7, mutator =>
    {
        var table = mutator.One(SecTable.All);
        using var content = new MemoryStream();
        content.Write(Whole);
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = TextOf(zip.GetEntry(table.File)!);
            zip.GetEntry(table.File)!.Delete();
            using var stream = zip.CreateEntry(table.File).Open();
            stream.Write(mutator.Document(Encoding.UTF8.GetBytes(text)));
        }

        _ = Read(content.ToArray(), out _);
    });

    [Fact]
    public void The_whole_archive_is_read()
    {
        Assert.NotNull(Read(Whole, out var dropped));
        Assert.Empty(dropped.Counts);
    }

    private static string? Read(byte[] archive, out DroppedRows dropped)
    {
        dropped = new DroppedRows(describe: true);
        try
        {
            using var opened = new SecArchive("2024q1_form345.zip", new MemoryStream(archive));
            var filings = new FilingReader("2024q1_form345.zip", new IssuerList(new HashSet<string> { "AAPL" }, []), dropped).Read(opened, CancellationToken.None);
            var table = new InsiderTable();
            table.Add(filings);
            return string.Join('\n', table.ToRows().SelectMany(rows => InsiderTable.Read(rows.Value)));
        }
        catch (Exception e) when (e is InvalidDataException or SourceException)
        {
            return null;
        }
    }

    private static string TextOf(byte[] archive)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(archive));
            return string.Concat(SecTable.All.Select(table => zip.GetEntry(table.File) is { } entry ? TextOf(entry) : "missing"));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return "unreadable";
        }
    }

    private static string TextOf(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Archive()
    {
        var archive = new SecArchiveFile();
        for (var filing = 1; filing <= 12; filing++)
        {
            archive.Filing($"0001-24-{filing}", $"{filing + 5}-MAR-2024", filing % 5 == 0 ? "4/A" : "4", Apple, "AAPL", $"{filing % 2}", Owner);
            archive.Line($"0001-24-{filing}", $"{filing + 2}-MAR-2024", "S", $"{1000 * filing}", "171.5", "D");
            archive.Line($"0001-24-{filing}", $"{filing + 3}-MAR-2024", "P", $"{10 * filing}.5", "0", "A", "Common Stock, $0.00001 par value");
        }

        return archive.ToBytes();
    }
}
