using System.Diagnostics;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>A source that is down, in all or in part, and up again when the same command is given once more.</summary>
public sealed class DownSourceTests
{
    private const string Holders = "institutional-ownership/extract-analytics/holder";
    private const string Funds = "funds/disclosure";

    private static readonly FmpReply Down = FmpReply.OfText(503, "down for maintenance");

    private static readonly HashSet<string> OfOneCallAnEntry =
        [Funds, "institutional-ownership/extract", "institutional-ownership/symbol-positions-summary"];

    [Fact]
    public async Task A_source_that_stays_down_ends_a_run_in_bounded_time_and_all_missing_data_is_named()
    {
        var isDown = true;
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Script = _ => isDown ? Down : null });
        using var terminal = new Terminal().With(server);
        terminal.Settings["Fmp:MaxTries"] = "3";
        terminal.Settings["Fmp:RetryDelay"] = "00:00:00.010";
        terminal.Settings["Fmp:MaxRetryTime"] = "00:00:02";
        terminal.Settings["Fmp:BreakTime"] = "00:01:00";
        var clock = Stopwatch.StartNew();
        using var running = RunningCommand.Start(terminal, Arguments.HalfYearOverHttp());

        var incomplete = await running.EndAsync();

        Assert.Equal(1, incomplete.ExitCode);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
        Assert.Contains("incomplete", Assert.Single(incomplete.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain(terminal.Files, file => file.StartsWith("training/", StringComparison.Ordinal));
        var status = await terminal.RunAsync("status", new RunFolder(terminal).Id);
        Assert.Contains("Incomplete", status.Out, StringComparison.Ordinal);
        foreach (var named in new[] { "AAPL prices", "NVDA prices", "TSLA prices", "0001037389 hedge_fund_holdings", "SPY etf_holdings" })
        {
            Assert.Contains(status.Lines, line => line.Contains(named, StringComparison.Ordinal));
        }

        Assert.Contains(incomplete.Lines, line => line.Contains("503", StringComparison.Ordinal));
        Assert.Contains(incomplete.Lines, line => line.Contains("answers nothing any more", StringComparison.Ordinal));
        isDown = false;
        server.Reset();
        var completed = await terminal.RunAsync(Arguments.HalfYearOverHttp());
        Assert.Equal((0, ""), (completed.ExitCode, completed.Error));
        Assert.Equal(0, server.Figures.Repeats);
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Fact]
    public async Task Data_fetched_before_the_source_went_down_is_not_fetched_again()
    {
        const int Up = 120;
        await using var untouched = await FmpServer.StartAsync();
        using var undisturbed = new Terminal().With(untouched);
        await undisturbed.RunAsync(Arguments.HalfYearOverHttp());
        var isDown = true;
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Script = call => isDown && call.Number > Up ? Down : null });
        using var terminal = new Terminal().With(server);

        var incomplete = await terminal.RunAsync(Arguments.HalfYearOverHttp());
        var first = server.Figures;
        isDown = false;
        var completed = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal((1, 0), (incomplete.ExitCode, completed.ExitCode));
        Assert.Equal(Up, first.Ok);
        var both = server.Figures;
        Assert.All(OfOneCallAnEntry, endpoint => Assert.Equal(untouched.Figures[endpoint], both[endpoint]));
        Assert.Equal(0, both.Repeats);
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Fact]
    public async Task A_data_type_that_is_down_costs_its_own_features_and_the_next_call_asks_for_nothing_else()
    {
        // Four quarters a symbol: that before the first Q, 2023Q2, to the last Q, 2024Q1.
        await MendsAsync(
            call => call.Endpoint == Holders,
            columns: 18..20,
            named: "institutional_holders: ",
            lacking: new() { [Holders] = 3 * 4 });
    }

    [Fact]
    public async Task A_panel_member_that_is_down_costs_its_panel_and_the_next_call_asks_for_nothing_else()
    {
        // Seven quarters: from that of 2022-10-12, 460 days before the first sample date, to 2024Q2.
        await MendsAsync(
            call => call.Endpoint == Funds && call["symbol"] == "SPY",
            columns: 29..32,
            named: "SPY etf_holdings",
            lacking: new() { [Funds] = 7 });
    }

    private static SortedDictionary<string, int> FirstPages(FmpServer server) => new(
        server.Calls.Where(call => call["page"] is "" or "0").CountBy(call => call.Endpoint).ToDictionary(), StringComparer.Ordinal);

    private static async Task MendsAsync(Predicate<FmpCall> isHit, Range columns, string named, SortedDictionary<string, int> lacking)
    {
        var isDown = true;
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Script = call => isDown && isHit(call) ? Down : null });
        using var terminal = new Terminal().With(server);

        var incomplete = await terminal.RunAsync(Arguments.HalfYearOverHttp());
        var rows = UninterruptedRun.Rows(terminal.Dataset());
        isDown = false;
        server.Reset();
        var completed = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal(1, incomplete.ExitCode);
        Assert.Contains(incomplete.Lines, line => line.Contains(named, StringComparison.Ordinal));
        var expected = UninterruptedRun.Rows(await UninterruptedRun.HalfYear);
        Assert.All(expected.Values, row => Assert.DoesNotContain("", row[columns]));
        foreach (var row in expected.Values)
        {
            row.AsSpan(columns).Fill("");
        }

        Assert.Equal(expected, rows);
        Assert.Equal((0, ""), (completed.ExitCode, completed.Error));
        Assert.Equal(lacking, FirstPages(server));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }
}
