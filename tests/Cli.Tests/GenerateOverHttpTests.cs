using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class GenerateOverHttpTests
{
    [Theory]
    [InlineData(1000)]
    [InlineData(60)]
    [InlineData(10)] // fewer than the managers on a list of holders
    public async Task The_API_gives_the_bytes_of_the_recorded_answers_however_short_its_pages(int pageCap)
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { PageCap = pageCap });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
        var figures = server.Figures;
        Assert.Equal((0, 0, 0, 0), (figures.Repeats, figures.Limited, figures.Unauthorized, figures.KeysInQuery));
        Assert.All(server.Calls, call => Assert.StartsWith("/stable/", call.Path, StringComparison.Ordinal));
        Secrets.AreNowhere(server.Options.ApiKey, terminal, outcome);
    }

    [Fact]
    public async Task The_address_of_the_option_counts_before_that_of_the_settings()
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        terminal.Settings["Fmp:BaseUrl"] = "http://127.0.0.1:1/stable/";

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearOverHttp("AAPL"), "--fmp-url", server.Url.TrimEnd('/'), "--requests-per-minute", "1000000"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.NotEqual(0, server.Figures.Ok);
    }

    [Fact]
    public async Task A_fifth_of_all_calls_failing_changes_no_byte()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { FaultShare = 0.2, FaultSeed = 7 });
        using var terminal = new Terminal().With(server);
        terminal.Settings["Fmp:MaxTries"] = "12";

        var outcome = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
        Assert.InRange(server.Figures.Faults, server.Figures.Requests / 10, server.Figures.Requests / 3);
    }

    [Fact]
    public async Task A_share_class_is_accepted_with_a_dot_and_requested_with_a_dash()
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);

        await terminal.RunAsync(Arguments.HalfYearOverHttp("BRK.B"));

        Assert.Contains(server.Calls, call => call["symbol"] == "BRK-B");
        Assert.DoesNotContain(server.Calls, call => call["symbol"] == "BRK.B");
    }
}
