using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>Two runs at once on one storage.</summary>
public sealed class SharedStorageTests
{
    [Fact]
    public async Task Two_runs_at_once_do_not_pay_twice()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Latency = TimeSpan.FromMilliseconds(5) });
        using var terminal = new Terminal().With(server);

        var outcomes = await Task.WhenAll(
            Task.Run(() => terminal.RunAsync(Arguments.HalfYearOverHttp("AAPL,NVDA"))),
            Task.Run(() => terminal.RunAsync(Arguments.HalfYearOverHttp("AAPL,TSLA"))));

        Assert.All(outcomes, outcome => Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error)));
        Assert.Equal(0, server.Figures.Repeats);
        Assert.DoesNotContain(terminal.Files, file => file.EndsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_takes_over_what_a_process_that_was_killed_was_fetching()
    {
        using var hold = new Holding(call => call["symbol"] == "TSLA");
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Script = hold.Answer });
        using var terminal = new Terminal().With(server);
        using var first = RunningCommand.Start(terminal, [.. Arguments.HalfYearOverHttp("TSLA"), "--parallel", "1"]);
        await Until.IsTrueAsync(() => hold.IsHolding, "the call that is held");
        var isAwaited = new TaskCompletionSource();
        terminal.OnLine = line =>
        {
            if (line.Contains("another process that fetches TSLA", StringComparison.Ordinal))
            {
                isAwaited.TrySetResult();
            }
        };
        var second = Task.Run(() => terminal.RunAsync([.. Arguments.HalfYearOverHttp("AAPL,TSLA"), "--verbose"]));
        await isAwaited.Task;

        first.Kill();
        hold.Release();
        var outcome = await second;

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.InRange(server.Figures.Repeats, 0, 1);
        Assert.Equal(12, UninterruptedRun.Rows(terminal.Dataset()).Count);
    }
}
