using SmartMoney.Cli.Tests.Durable;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>What goes wrong outside is said in the program's words, and by its cause.</summary>
public sealed class PlainMessageTests(StoppedRun stopped) : IClassFixture<StoppedRun>
{
    [Fact]
    public async Task Symbols_in_lower_case_are_the_same_symbols()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync(Arguments.HalfYearRecorded("AAPL"));

        var lower = await terminal.RunAsync(Arguments.HalfYearRecorded("aapl"));
        var explain = await terminal.RunAsync("explain", "aapl", "2024-05-15", "--source", "recorded", "--feature", "etf_concentration");

        Assert.Equal((0, ""), (lower.ExitCode, lower.Error));
        Assert.DoesNotContain("replaces it", lower.Out, StringComparison.Ordinal);
        Assert.StartsWith("AAPL on 2024-05-15", explain.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_record_is_called_damaged()
    {
        using var terminal = stopped.Copy();
        var run = new RunFolder(terminal);
        await File.WriteAllTextAsync(run.At("run.json"), "{\"runId\":", TestContext.Current.CancellationToken);

        var status = await terminal.RunAsync("status", run.Id[..8]);
        var runs = await terminal.RunAsync("runs");
        var resumed = await terminal.RunAsync(StoppedRun.Command);

        var damaged = $"the record of run {run.Id} ({terminal.At($"runs/{run.Id}/run.json")}) is damaged; run the same generate command again to resume the run and write it anew";
        Assert.Equal((1, $"smartmoney: {damaged}"), (status.ExitCode, Assert.Single(status.ErrorLines)));
        Assert.Equal((0, ""), (runs.ExitCode, runs.Out));
        Assert.Equal($"⚠️  {damaged}", Assert.Single(runs.ErrorLines));
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Equal("", (await terminal.RunAsync("runs")).Error);
    }

    [Fact]
    public async Task The_cost_of_a_resumed_run_is_that_of_what_is_left()
    {
        using var terminal = stopped.Copy();
        await terminal.RunAsync("cache", "clear", "--all", "--yes");

        var whole = await new Terminal().RunAsync(StoppedRun.Command);
        var resumed = await terminal.RunAsync(StoppedRun.Command);

        Assert.Contains("Cost: at least 212 calls, 0 cached", whole.Lines);
        Assert.Contains("Cost of what is left: at least 14 calls, 0 cached", resumed.Lines);
    }

    [Fact]
    public async Task Unreadable_prices_are_not_called_an_unknown_symbol()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => call.Endpoint == "historical-price-eod/light" ? FmpReply.OfText(200, """[{"symbol":"AAPL","date":"2024-01-16","price":null,"volume":1}]""") : null,
        });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync(Arguments.HalfYearOverHttp("AAPL"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("the prices of 1 symbol cannot be used (the source has 1 price, and none can be read)", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("unknown", outcome.Out + outcome.Error, StringComparison.Ordinal);
    }

    /// <remarks>The superuser may write anywhere, but not where a file is in the way of a folder.</remarks>
    [Fact]
    public async Task Explain_reads_a_storage_that_cannot_be_written_to()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync(Arguments.HalfYearRecorded("NVDA"));
        Directory.Delete(terminal.At(".tmp"), recursive: true);
        await File.WriteAllTextAsync(terminal.At(".tmp"), "", TestContext.Current.CancellationToken);

        var cached = await terminal.RunAsync("explain", "NVDA", "2024-05-15", "--source", "recorded");
        var lacking = await terminal.RunAsync("explain", "AAPL", "2024-05-15", "--source", "recorded");
        var generate = await terminal.RunAsync([.. Arguments.HalfYearRecorded("NVDA"), "--fresh"]);

        Assert.Equal((0, ""), (cached.ExitCode, cached.Error));
        Assert.Equal(1, lacking.ExitCode);
        Assert.Contains("cannot be written", Assert.Single(lacking.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(1, generate.ExitCode);
        Assert.Contains("cannot be written to", Assert.Single(generate.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_or_damaged_metadata_file_is_called_so()
    {
        using var folder = new TemporaryFolder();
        using var terminal = new Terminal();
        await File.WriteAllTextAsync(folder.At("metadata.json"), "", TestContext.Current.CancellationToken);

        var empty = await terminal.RunAsync("predict", "--test", "--model", folder.Path);
        await File.WriteAllTextAsync(folder.At("metadata.json"), "{", TestContext.Current.CancellationToken);
        var damaged = await terminal.RunAsync("predict", "--test", "--model", folder.Path);

        Assert.Equal((2, $"smartmoney: {folder.At("metadata.json")}: is empty"), (empty.ExitCode, Assert.Single(empty.ErrorLines)));
        Assert.Equal(2, damaged.ExitCode);
        Assert.StartsWith($"smartmoney: {folder.At("metadata.json")}: is damaged", Assert.Single(damaged.ErrorLines), StringComparison.Ordinal);
    }
}
