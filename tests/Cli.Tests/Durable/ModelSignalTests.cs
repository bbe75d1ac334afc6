using System.Diagnostics;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>Ctrl-C and SIGTERM while a model is trained or judged: minutes of work that says nothing until it is done.</summary>
public sealed class ModelSignalTests : IAsyncLifetime
{
    private static readonly string[] LongTraining =
        ["--min-data-in-leaf", "5", "--num-leaves", "31", "--rounds", "100000"];

    private readonly TemporaryFolder _folder = new();
    private readonly Terminal _terminal = new();

    public async ValueTask InitializeAsync()
    {
        await _terminal.RunAsync("generate", "--test");
        await RunAsync("split", _terminal.At("training/smart-money-flow/smart-money-flow-test.csv"), "--output", _folder.At("split"));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        _terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Training_stops_soon_and_leaves_no_version(string signal)
    {
        using var running = RunningCommand.StartAsGiven(_terminal, ["train", _folder.At("split"), "--models", _folder.At("models"), .. LongTraining]);

        await StopAsync(running, signal);

        Assert.DoesNotContain(_folder.Files(), file => file.StartsWith("models/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Judging_stops_soon_and_leaves_no_figures(string signal)
    {
        await RunAsync("train", _folder.At("split"), "--models", _folder.At("models"), "--min-data-in-leaf", "5", "--rounds", "30");
        using var running = RunningCommand.StartAsGiven(
            _terminal,
            "evaluate",
            "--model",
            _folder.At("models/smart-money-flow/v1.0.0"),
            "--data",
            _folder.At("split/test.csv"),
            "--shuffles",
            "100000",
            "--output",
            _folder.At("evaluation"));

        await StopAsync(running, signal);

        Assert.False(Directory.Exists(_folder.At("evaluation")));
    }

    [Fact]
    public async Task A_second_Ctrl_C_ends_a_command_that_does_not_stop()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There are no named pipes to wait at.");
        using (var make = Process.Start("mkfifo", [_folder.At("pipe.csv")]))
        {
            await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using var running = RunningCommand.StartAsGiven(_terminal, "split", _folder.At("pipe.csv"));
        await using var neverWritten = await Task.Run(() => File.Open(_folder.At("pipe.csv"), FileMode.Open, FileAccess.Write, FileShare.ReadWrite), TestContext.Current.CancellationToken);
        var clock = Stopwatch.StartNew();
        await running.InterruptAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, TestContext.Current.CancellationToken);
        var isWaiting = !running.HasEnded;
        while (!running.HasEnded)
        {
            await running.InterruptAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        var outcome = await running.EndAsync();

        Assert.True(isWaiting, "the first Ctrl-C asks to stop, and must not cut off");
        Assert.Equal((130, ""), (outcome.ExitCode, outcome.Error));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    private static async Task StopAsync(RunningCommand running, string signal)
    {
        await Until.IsTrueAsync(() => running.HasEnded || running.Uses("lightgbm"), "the work");
        Assert.False(running.HasEnded, "the work was done before it could be stopped");
        var clock = Stopwatch.StartNew();
        await running.SignalAsync(signal);

        var outcome = await running.EndAsync();

        Assert.Equal((130, "", ""), (outcome.ExitCode, outcome.Out, outcome.Error));
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 8);
    }

    private async Task RunAsync(params string[] arguments)
    {
        var outcome = await _terminal.RunAsync(TestContext.Current.CancellationToken, arguments);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
    }
}
