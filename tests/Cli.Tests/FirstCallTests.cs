using System.Diagnostics;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>A source that is not there ends a run soon, with one line.</summary>
public sealed class FirstCallTests
{
    [Fact]
    public async Task A_web_page_in_place_of_the_API_ends_the_run()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Script = _ => FmpReply.HtmlPage });
        using var terminal = new Terminal().With(server);
        terminal.Settings["Fmp:MaxTries"] = "10";

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--verbose"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("smartmoney: 127.0.0.1 answers with a web page in place of data", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(5, server.Figures.Requests);
        Assert.Equal(4, outcome.Lines.Count(line => line.EndsWith(" s: a web page in place of data", StringComparison.Ordinal)));
        var status = await terminal.RunAsync("status", new Durable.RunFolder(terminal).Id);
        Assert.Contains(status.Lines, line => line.StartsWith("127.0.0.1 answers with a web page", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_connection_ends_the_run_within_ten_seconds_of_waiting()
    {
        using var terminal = new Terminal();
        terminal.Settings["FMP_API_KEY"] = "key";
        terminal.Settings["Fmp:BaseUrl"] = "http://127.0.0.1:1/stable/";
        var clock = Stopwatch.StartNew();

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearOverHttp()]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal(
            "smartmoney: 127.0.0.1 cannot be reached: the connection was refused; check the address and the network (5 tries)", Assert.Single(outcome.ErrorLines));
        Assert.InRange(clock.Elapsed.TotalSeconds, 3, 60);
    }

    [Fact]
    public async Task A_cached_run_makes_no_call_and_does_not_notice_that_the_source_is_gone()
    {
        using var terminal = new Terminal();
        await using (var server = await FmpServer.StartAsync())
        {
            terminal.With(server);
            Assert.Equal(0, (await terminal.RunAsync(Arguments.HalfYearOverHttp("AAPL"))).ExitCode);
        }

        terminal.Settings["Fmp:BaseUrl"] = "http://127.0.0.1:1/stable/";
        var again = await terminal.RunAsync([.. Arguments.HalfYearOverHttp("AAPL"), "--fresh"]);

        Assert.Equal((0, ""), (again.ExitCode, again.Error));
    }

    [Fact]
    public async Task A_key_that_no_header_can_carry_is_a_wrong_argument()
    {
        using var terminal = new Terminal();
        terminal.Settings["FMP_API_KEY"] = "schlüssel";

        var outcome = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("FMP_API_KEY: the key has characters that no header can carry", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("schlüssel", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(terminal.Files);
    }
}
