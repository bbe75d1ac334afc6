using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

public sealed class SecondProcessTests
{
    [Fact]
    public async Task A_run_that_is_active_in_another_process_is_left_alone_with_one_clear_line()
    {
        using var hold = new Holding(call => call["symbol"] == "TSLA");
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Script = hold.Answer });
        using var terminal = new Terminal().With(server);
        using var first = RunningCommand.Start(terminal, [.. Arguments.HalfYearOverHttp(), "--parallel", "1"]);
        await Until.IsTrueAsync(() => hold.IsHolding, "the call that is held");
        var requests = server.Figures.Requests;

        var second = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal(1, second.ExitCode);
        var message = Assert.Single(second.ErrorLines);
        Assert.Equal($"smartmoney: run {new RunFolder(terminal).Id} is active in another process: wait for it to end, or stop it", message);
        Assert.Equal(requests, server.Figures.Requests);
        hold.Release();
        var outcome = await first.EndAsync();
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }
}
