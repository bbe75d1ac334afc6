using System.IO.Compression;
using System.Text;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>Looks for a key in everything that a run left.</summary>
internal static class Secrets
{
    public static void AreNowhere(string key, Terminal terminal, Outcome outcome)
    {
        Assert.DoesNotContain(key, outcome.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(key, outcome.Error, StringComparison.Ordinal);
        foreach (var file in terminal.Files)
        {
            Assert.DoesNotContain(key, file, StringComparison.Ordinal);
            Assert.DoesNotContain(key, Content(terminal.At(file)), StringComparison.Ordinal);
        }
    }

    private static string Content(string file)
    {
        using var stream = File.OpenRead(file);
        using var content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        using var reader = new StreamReader(content, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
