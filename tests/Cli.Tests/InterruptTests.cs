using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class InterruptTests
{
    [Theory]
    [InlineData("Reading the fund panels")]
    [InlineData("[50/108]")]
    public async Task An_interrupted_run_explains_how_to_resume_and_the_same_command_completes_it(string moment)
    {
        using var terminal = new Terminal();
        using var stop = new StopAtLine(terminal, moment);
        string[] arguments = ["generate", "--test", "--parallel", "1", "--storage", terminal.Storage];

        var interrupted = await terminal.RunAsync(stop.Token, arguments);
        var hasDataset = terminal.Files.Any(file => file.EndsWith(".csv", StringComparison.Ordinal) && file.StartsWith("training/", StringComparison.Ordinal));
        var completed = await terminal.RunAsync(TestContext.Current.CancellationToken, arguments);

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Contains("same command", Assert.Single(interrupted.ErrorLines), StringComparison.Ordinal);
        Assert.False(hasDataset, "half a dataset was written");
        Assert.Equal((0, ""), (completed.ExitCode, completed.Error));
        Assert.Equal(await UninterruptedRun.Test, terminal.Dataset("test"));
        Assert.DoesNotContain(terminal.Files, file => file.StartsWith(".tmp/", StringComparison.Ordinal));
    }
}
