using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>A standard output that cannot be written to is one line on standard error, and no stack trace.</summary>
public sealed class ClosedOutputTests
{
    [Theory]
    [InlineData("generate --test", ">/dev/full")]
    [InlineData("generate --test", ">&-")]
    [InlineData("--help", ">/dev/full")]
    [InlineData("runs", ">/dev/full")]
    [InlineData("runs", ">&-")]
    public async Task The_command_fails_with_one_line(string command, string redirection)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/full");
        using var terminal = new Terminal();
        var storage = command == "--help" ? "" : $"--storage '{terminal.Storage}'";
        using var running = RunningCommand.StartOther(terminal, "bash", "-c", $"'{RunningCommand.Executable}' {command} {storage} {redirection}");

        var outcome = await running.EndAsync();

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("smartmoney: the output cannot be written: ", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_standard_error_the_exit_code_still_reports_the_failure()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/full");
        using var terminal = new Terminal();
        using var running = RunningCommand.StartOther(terminal, "bash", "-c", $"'{RunningCommand.Executable}' validate /no/such/file 2>/dev/full");

        Assert.Equal(2, (await running.EndAsync()).ExitCode);
    }
}
