using System.Text.RegularExpressions;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>What <c>runs</c> and <c>status</c> say of runs in every state.</summary>
public sealed partial class StatusTests(StoppedRun stopped) : IClassFixture<StoppedRun>
{
    private const string GoesOn = "run the same generate command again to resume";

    [Fact]
    public async Task An_active_run_shows_phase_counts_rate_time_left_and_what_it_waits_for_and_once_killed_is_interrupted()
    {
        var isDown = true;
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => isDown && call["symbol"] == "TSLA" ? FmpReply.OfText(503, "down") : null,
        });
        using var terminal = new Terminal().With(server);
        terminal.Settings["Fmp:RetryDelay"] = terminal.Settings["Fmp:MaxRetryDelay"] = "00:00:50";
        string[] command = [.. Arguments.HalfYearOverHttp(), "--parallel", "1"];
        using var running = RunningCommand.Start(terminal, command);
        await Until.IsTrueAsync(() => server.Calls.Any(call => call["symbol"] == "TSLA"), "the first call of TSLA");
        var run = new RunFolder(terminal);

        var status = await Until.HoldsAsync(
            () => terminal.RunAsync("status", run.Id),
            status => running.HasEnded || status.Lines.Any(line => line.StartsWith("waiting for", StringComparison.Ordinal)),
            "a record of the wait");

        Assert.False(running.HasEnded, "the run ended");
        Assert.Equal((0, ""), (status.ExitCode, status.Error));
        Assert.Contains($"Run {run.Id} (custom): Running", status.Lines);
        Assert.Contains("3 symbols, 2024-01-01 to 2024-06-30, from fmp", status.Out, StringComparison.Ordinal);
        Assert.Contains(status.Lines, line => Counts().IsMatch(line));
        Assert.Contains(status.Lines, line => Rate().IsMatch(line));
        Assert.Contains(status.Lines, line => line.StartsWith("waiting for a retry of historical-price-eod/light in ", StringComparison.Ordinal) && line.EndsWith(" s: status 503", StringComparison.Ordinal));
        Assert.Contains("Running", Assert.Single((await terminal.RunAsync("runs")).Lines), StringComparison.Ordinal);

        running.Kill();
        await running.EndAsync();
        var killed = await terminal.RunAsync("status", run.Id);
        Assert.Contains($"Run {run.Id} (custom): Interrupted", killed.Lines);
        Assert.Contains(GoesOn, killed.Lines);
        Assert.DoesNotContain(killed.Lines, line => line.Contains("waiting for", StringComparison.Ordinal) || line.Contains("left", StringComparison.Ordinal));
        Assert.Contains("Interrupted", Assert.Single((await terminal.RunAsync("runs")).Lines), StringComparison.Ordinal);

        isDown = false;
        await terminal.RunAsync(command);
        var completed = await terminal.RunAsync("status", run.Id);
        Assert.Contains($"Run {run.Id} (custom): Completed", completed.Lines);
        Assert.Contains(completed.Lines, line => line.StartsWith("phase done: 18 of 18 sample dates", StringComparison.Ordinal));
        Assert.Contains("dataset: training/smart-money-flow/smart-money-flow-custom.csv", completed.Lines);
        Assert.Contains("18 rows", Assert.Single((await terminal.RunAsync("runs")).Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_run_explains_how_to_resume_and_a_resumed_one_counts_earlier_work()
    {
        using var terminal = stopped.Copy();
        var run = new RunFolder(terminal);

        var before = await terminal.RunAsync("status", run.Id);
        await terminal.RunAsync(StoppedRun.Command);
        var after = await terminal.RunAsync("status", run.Id);

        Assert.Contains($"Run {run.Id} (custom): Stopped", before.Lines);
        Assert.Contains(before.Lines, line => line.StartsWith("phase symbols: 12 of 18 sample dates", StringComparison.Ordinal));
        Assert.Contains(GoesOn, before.Lines);
        Assert.Contains(after.Lines, line => line.StartsWith("phase done: 18 of 18 sample dates", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_incomplete_run_names_its_failures_by_symbol_and_reason()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => call is { Endpoint: "senate-trades" } && call["symbol"] == "NVDA" ? FmpReply.OfText(503, "down") : null,
        });
        using var terminal = new Terminal().With(server);
        await terminal.RunAsync(Arguments.HalfYearOverHttp());
        var run = new RunFolder(terminal);

        var status = await terminal.RunAsync("status", run.Id);

        Assert.Contains($"Run {run.Id} (custom): Incomplete", status.Lines);
        Assert.Contains("1 failure", status.Lines);
        Assert.Contains(status.Lines, line => line.Contains("NVDA congressional_trades: senate-trades", StringComparison.Ordinal) && line.Contains("503", StringComparison.Ordinal));
        Assert.Contains(GoesOn, status.Lines);
    }

    [Fact]
    public async Task A_failed_run_gives_the_reason()
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server, "wrong-key-77");
        await terminal.RunAsync(Arguments.HalfYearOverHttp());

        var status = await terminal.RunAsync("status", new RunFolder(terminal).Id);

        Assert.Contains(status.Lines, line => line.EndsWith("(custom): Failed", StringComparison.Ordinal));
        Assert.Contains(status.Lines, line => line.Contains("rejected the key in FMP_API_KEY", StringComparison.Ordinal));
        Assert.DoesNotContain("wrong-key-77", status.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_beginning_of_an_id_is_enough_when_it_is_that_of_one_run()
    {
        using var terminal = stopped.Copy();
        var run = new RunFolder(terminal);
        var twin = run.Id[..^1] + (run.Id[^1] == 'a' ? 'b' : 'a');
        Directory.CreateDirectory(terminal.At($"runs/{twin}"));
        var record = await File.ReadAllTextAsync(run.At("run.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(terminal.At($"runs/{twin}/run.json"), record.Replace(run.Id, twin, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var exact = await terminal.RunAsync("status", run.Id);
        var ambiguous = await terminal.RunAsync("status", run.Id[..6]);
        var unknown = await terminal.RunAsync("status", "zzzz");
        Directory.Delete(terminal.At($"runs/{twin}"), recursive: true);
        var prefix = await terminal.RunAsync("status", run.Id[..6]);

        Assert.Equal((0, 2, 2, 0), (exact.ExitCode, ambiguous.ExitCode, unknown.ExitCode, prefix.ExitCode));
        Assert.Contains("2 run ids begin with", Assert.Single(ambiguous.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("zzzz", Assert.Single(unknown.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(exact.Out, prefix.Out);
    }

    [Fact]
    public async Task More_than_a_day_left_is_shown_in_hours()
    {
        using var terminal = new Terminal();
        Directory.CreateDirectory(terminal.At("runs/0123456789abcdef"));
        await File.WriteAllTextAsync(
            terminal.At("runs/0123456789abcdef/run.json"),
            """
            {"runId":"0123456789abcdef","universe":"full","symbols":500,"from":"2022-01-01","to":"2024-12-31","source":"fmp:x","datasetPath":"d.csv",
             "state":"Running","startedAt":"2025-01-01T00:00:00+00:00","updatedAt":"2025-01-01T01:00:00+00:00",
             "progress":{"phase":"symbols","done":10,"total":500,"rows":360,"failed":0},"samplesDone":1400,"samplesDoneBefore":1040,"samplesTotal":18000,"calls":7,"failures":[]}
            """,
            TestContext.Current.CancellationToken);

        var status = await terminal.RunAsync("status", "0123");

        Assert.Contains("phase symbols: 1,400 of 18,000 sample dates, 7 calls", status.Lines);
        Assert.Contains("0.1 sample dates a second, about 46:06:40 left", status.Lines);
    }

    [Fact]
    public async Task Runs_are_listed_newest_first_and_an_empty_list_is_reported()
    {
        using var terminal = new Terminal();
        Directory.CreateDirectory(terminal.Storage);
        var none = await terminal.RunAsync("runs");
        await terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL")]);
        await terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL,NVDA"), "--force"]);

        var two = await terminal.RunAsync("runs");

        Assert.Contains("No runs", Assert.Single(none.Lines), StringComparison.Ordinal);
        Assert.Equal(2, two.Lines.Count);
        Assert.Contains("2 symbols", two.Lines[0], StringComparison.Ordinal);
        Assert.Contains("1 symbol ", two.Lines[1], StringComparison.Ordinal);
        Assert.All(two.Lines, line => Assert.Contains("Completed", line, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^phase symbols: 12 of 18 sample dates, (1[7-9]|2[0-4])\d calls$")]
    private static partial Regex Counts();

    [GeneratedRegex(@"^\d+\.\d sample dates a second, about 00:0\d:\d\d left$")]
    private static partial Regex Rate();
}
