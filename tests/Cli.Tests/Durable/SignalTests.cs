using System.Diagnostics;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

public sealed class SignalTests
{
    /// <summary>Of about 220 answers, 170 are of the panels.</summary>
    [Theory]
    [InlineData("INT", "the panels", 60)]
    [InlineData("HUP", "the symbols", 180)]
    public async Task Ctrl_C_or_a_closed_terminal_stops_a_waiting_run_soon_and_explains_how_to_resume(string signal, string phase, int answers)
    {
        var isSlow = true;
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => isSlow && call.Number > answers ? FmpReply.Empty with { Stall = TimeSpan.FromSeconds(25) } : null,
        });
        using var terminal = new Terminal().With(server);
        using var running = RunningCommand.Start(terminal, Arguments.HalfYearOverHttp());
        await Until.IsTrueAsync(() => server.Figures.Requests > answers, $"a call in {phase}");
        var clock = Stopwatch.StartNew();

        await running.SignalAsync(signal);
        var interrupted = await running.EndAsync();

        Assert.Equal(130, interrupted.ExitCode);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
        var message = Assert.Single(interrupted.ErrorLines);
        Assert.Contains("run the same command again to resume", message, StringComparison.Ordinal);
        Assert.Contains(new RunFolder(terminal).Id, message, StringComparison.Ordinal);
        isSlow = false;
        var completed = await terminal.RunAsync(Arguments.HalfYearOverHttp());
        Assert.Equal((0, ""), (completed.ExitCode, completed.Error));
        Assert.Contains(completed.Lines, line => line.StartsWith("Resuming run", StringComparison.Ordinal));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
        Assert.InRange(server.Figures.Repeats, 0, Math.Max(4, Environment.ProcessorCount));
    }
}
