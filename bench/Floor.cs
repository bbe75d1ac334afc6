using System.CommandLine;
using System.IO.Compression;
using System.Text.Json;

namespace SmartMoney.Bench;

/// <summary>What no cached run can beat: read, gunzip and parse the same files, nothing else.</summary>
internal static class Floor
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The folder of a cache." };
        folder.AcceptExistingOnly();
        var parallelism = new Argument<int>("N") { Description = "How many files at once." };
        var command = new Command("floor", "Reads, unzips and parses the files of a cache, nothing else.") { folder, parallelism };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(folder).FullName, parsed.GetRequiredValue(parallelism)));
        return command;
    }

    private static int Run(string folder, int parallelism)
    {
        var files = Directory.GetFiles(folder, "*.json.gz", SearchOption.AllDirectories);
        var tokens = 0L;
        Parallel.ForEach(
            files,
            new ParallelOptions { MaxDegreeOfParallelism = parallelism },
            file => Interlocked.Add(ref tokens, Parse(Unzip(File.ReadAllBytes(file)))));
        Console.WriteLine($"{files.Length} files, {tokens} tokens");
        return tokens > 0 ? 0 : 1;
    }

    private static ReadOnlySpan<byte> Unzip(byte[] zipped)
    {
        using var source = new MemoryStream(zipped);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        using var content = new MemoryStream(zipped.Length * 8);
        gzip.CopyTo(content);
        return content.GetBuffer().AsSpan(0, (int)content.Length);
    }

    private static long Parse(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content);
        var tokens = 0L;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }
}
