using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>A run whose process is killed in the middle of the archives of the SEC, and started again.</summary>
public sealed class SecKillTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    [Fact]
    public async Task A_run_that_is_killed_during_downloads_makes_the_undisturbed_bytes_and_fetches_no_complete_archive_twice()
    {
        await using var server = await SecServer.StartAsync(Path.Combine(Corpus.Samples, "sec"));
        server.Pause = Pause;
        using var undisturbed = Open();
        using var terminal = Open();
        string[] command = ["generate", "--test", "--source", "recorded", "--insiders", "sec", "--sec-url", server.Url];
        var whole = await FinishAsync(undisturbed, command);
        var archives = server.Complete;
        server.Reset();

        foreach (var point in new[] { 1, 4, 8, 11 })
        {
            using var running = RunningCommand.Start(terminal, command);
            await Until.IsTrueAsync(() => server.Asked.Distinct().Count() > point || running.HasEnded, $"{point} archives");
            running.Kill();
            Assert.NotEqual(0, (await running.EndAsync()).ExitCode);
        }

        var resumed = await FinishAsync(terminal, command);

        Assert.Equal((0, "", 0, ""), (whole.ExitCode, whole.Error, resumed.ExitCode, resumed.Error));
        Assert.Equal(13, archives.Count);
        Assert.Equal(archives, server.Complete);
        Assert.Equal(undisturbed.Dataset("test"), terminal.Dataset("test"));
        Assert.Equal(undisturbed.Context("test"), terminal.Context("test"));
        Assert.DoesNotContain(terminal.Files, file => file.StartsWith(".tmp/", StringComparison.Ordinal));
    }

    private static Terminal Open()
    {
        var terminal = new Terminal();
        terminal.Settings["SEC_USER_AGENT"] = "Jane Doe jane@example.com";
        return terminal;
    }

    private static async Task<Outcome> FinishAsync(Terminal terminal, string[] command)
    {
        using var running = RunningCommand.Start(terminal, command);
        return await running.EndAsync();
    }
}
