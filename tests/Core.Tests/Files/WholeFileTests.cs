using System.Diagnostics;
using System.Text;
using SmartMoney.Core.Files;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Files;

public sealed class WholeFileTests
{
    [Fact]
    public void A_file_is_replaced_and_nothing_else_is_left()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "a longer text of before");

        Write(folder.At("file"), "now");

        Assert.Equal("now", File.ReadAllText(folder.At("file")));
        Assert.Equal(["file"], folder.Files());
    }

    [Fact]
    public void What_fails_leaves_the_file_as_it_was()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file"), "before");

        Assert.Throws<IOException>(() => WholeFile.Write(folder.At("file"), _ => throw new IOException("full")));

        Assert.Equal("before", File.ReadAllText(folder.At("file")));
        Assert.Equal(["file"], folder.Files());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_stays_and_the_file_it_leads_to_is_written(bool exists)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("elsewhere"));
        if (exists)
        {
            File.WriteAllText(folder.At("elsewhere", "file"), "before");
        }

        File.CreateSymbolicLink(folder.At("second"), "elsewhere/file");
        File.CreateSymbolicLink(folder.At("first"), "second");

        Write(folder.At("first"), "now");

        Assert.Equal("now", File.ReadAllText(folder.At("elsewhere", "file")));
        Assert.Equal("second", new FileInfo(folder.At("first")).LinkTarget);
        Assert.Equal("elsewhere/file", new FileInfo(folder.At("second")).LinkTarget);
    }

    [Fact]
    public void A_device_is_written_to_and_stays_even_behind_a_link()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/null");
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.At("link"), "/dev/null");

        Write(folder.At("link"), "now");

        Assert.Equal("/dev/null", new FileInfo(folder.At("link")).LinkTarget);
        Assert.Equal("", File.ReadAllText("/dev/null"));
        Assert.Throws<IOException>(() => Write("/dev/full", "now"));
    }

    [Fact]
    public async Task A_pipe_gets_the_content()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs named pipes");
        using var folder = new TemporaryFolder();
        using (var make = Process.Start("mkfifo", [folder.At("pipe")]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var reader = Process.Start(new ProcessStartInfo("cat", [folder.At("pipe")]) { RedirectStandardOutput = true })!;
        var read = reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

        Write(folder.At("pipe"), "now");

        Assert.Equal("now", await read);
    }

    private static void Write(string path, string text) => WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
