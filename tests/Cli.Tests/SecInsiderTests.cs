using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>Insider trades from the archives of the SEC in place of the provider's.</summary>
public sealed class SecInsiderTests
{
    [Fact]
    public async Task The_archives_of_the_corpus_give_the_expected_dataset_in_every_cell()
    {
        Assert.SkipWhen(Corpus.Whole is null, Corpus.WholeIsMissing);
        var expected = await File.ReadAllLinesAsync(Corpus.Expected("open.csv"), TestContext.Current.CancellationToken);
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync(
            "generate",
            "--symbols",
            string.Join(',', expected.Skip(1).Select(line => line.Split(',')[0]).Distinct()),
            "--source",
            "recorded",
            "--corpus",
            Corpus.Path,
            "--panel",
            Path.Combine(Corpus.Whole!, "panel.json"),
            "--insiders",
            "sec",
            "--sec-archives",
            Path.Combine(Corpus.Whole!, "sec"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        SameCells.Require(expected, SameCells.LinesOf(terminal.Dataset()));
        SameCells.Require(await File.ReadAllLinesAsync(Corpus.Expected("open-context.csv"), TestContext.Current.CancellationToken), SameCells.LinesOf(terminal.Context()));
        Assert.DoesNotContain(terminal.Files, file => file.Contains("_insider_trades", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_samples_have_archives_so_that_a_first_run_needs_no_network()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("generate", "--test", "--insiders", "sec");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        SameCells.Require(SameCells.LinesOf(await UninterruptedRun.Test), SameCells.LinesOf(terminal.Dataset("test")));
        SameCells.Require(SameCells.LinesOf(await UninterruptedRun.TestContext), SameCells.LinesOf(terminal.Context("test")));
        Assert.Contains("insider trades from the recorded archives of the SEC", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("insider_trades: the source covers filings up to 2024-12-31", terminal.Report("test"), StringComparison.Ordinal);
        Assert.Contains("\"lastFiling\":\"", terminal.Report("test"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_names_the_filing_and_its_plan()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("explain", "NVDA", "2024-07-15", "--insiders", "sec", "--feature", "insider_sell_volume_30d");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(outcome.Lines, line => line.Contains("STEVENS MARK A (director), accession 000", StringComparison.Ordinal) && line.EndsWith("10b5-1 plan: not stated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Archives_over_HTTP_make_the_same_bytes_and_a_second_run_asks_for_none()
    {
        await using var server = await SecServer.StartAsync(Path.Combine(Corpus.Samples, "sec"));
        using var terminal = new Terminal();
        using var fromFolder = new Terminal();
        string[] command = [.. Arguments.HalfYearRecorded(), "--insiders", "sec", "--sec-url", server.Url];
        terminal.Settings["SEC_USER_AGENT"] = "Jane Doe jane@example.com";

        var plan = await terminal.RunAsync([.. command, "--plan"]);
        var first = await terminal.RunAsync(command);
        var planned = await terminal.RunAsync([.. command, "--plan"]);
        var second = await terminal.RunAsync(command);
        await fromFolder.RunAsync([.. Arguments.HalfYearRecorded(), "--insiders", "sec"]);

        Assert.Equal((0, "", 0, ""), (first.ExitCode, first.Error, second.ExitCode, second.Error));
        Assert.Equal(["2023q4_form345.zip", "2024q1_form345.zip", "2024q2_form345.zip"], server.Asked);
        Assert.Equal(fromFolder.Dataset(), terminal.Dataset());
        Assert.Equal(fromFolder.Context(), terminal.Context());
        Assert.Contains(plan.Lines, line => line == "insider_trades: 3 downloads, about 42 MB, not counted in the time");
        Assert.Contains(plan.Lines, line => line.StartsWith("insider_trades", StringComparison.Ordinal) && line.EndsWith("         3         0         3", StringComparison.Ordinal));
        Assert.Contains(planned.Lines, line => line.StartsWith("insider_trades", StringComparison.Ordinal) && line.EndsWith("         3         3         0", StringComparison.Ordinal));
        Assert.Contains("Source: the built-in recorded samples, insider trades from the SEC at http://127.0.0.1", first.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_is_not_published_leaves_its_rows_without_insider_features_and_one_that_fails_the_run_incomplete()
    {
        await using var server = await SecServer.StartAsync(Path.Combine(Corpus.Samples, "sec"));
        server.Statuses["2024q2_form345.zip"] = 404;
        using var terminal = new Terminal();
        terminal.Settings["SEC_USER_AGENT"] = "Jane Doe jane@example.com";
        terminal.Settings["Sec:MaxTries"] = "1";
        string[] command = [.. Arguments.HalfYearRecorded("AAPL"), "--insiders", "sec", "--sec-url", server.Url];

        var unpublished = await terminal.RunAsync(command);
        var cells = Insiders(terminal);
        server.Statuses["2024q1_form345.zip"] = 500;
        await terminal.RunAsync("cache", "clear", "--type", "insider_trades", "--yes");
        var failed = await terminal.RunAsync(command);
        var none = Insiders(terminal);
        server.Statuses.Clear();
        await terminal.RunAsync("cache", "clear", "--type", "insider_trades", "--yes");
        var mended = await terminal.RunAsync(command);

        Assert.Equal((0, ""), (unpublished.ExitCode, unpublished.Error));
        Assert.Equal([true, true, true, false, false, false], cells.Select(row => row.All(cell => cell.Length > 0)));
        Assert.Contains("the source covers filings up to 2024-03-31", unpublished.Out, StringComparison.Ordinal);
        Assert.Contains("Not published: 2024q2_form345.zip. The features of rows that need these filings are empty.", unpublished.Out, StringComparison.Ordinal);
        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("2024q1_form345.zip insider_trades: 2024q1_form345.zip: status 500", failed.Out, StringComparison.Ordinal);
        Assert.All(none, row => Assert.All(row, cell => Assert.Equal("", cell)));
        Assert.Equal(0, mended.ExitCode);
        Assert.All(Insiders(terminal), row => Assert.All(row, cell => Assert.NotEqual("", cell)));
    }

    [Fact]
    public async Task A_resumed_run_builds_the_rows_again_that_lacked_an_archive()
    {
        await using var server = await SecServer.StartAsync(Path.Combine(Corpus.Samples, "sec"));
        server.Statuses["2024q2_form345.zip"] = 500;
        using var terminal = new Terminal();
        terminal.Settings["SEC_USER_AGENT"] = "Jane Doe jane@example.com";
        terminal.Settings["Sec:MaxTries"] = "1";
        using var stop = new StopAtLine(terminal, "[50/108]");
        string[] command = ["generate", "--test", "--source", "recorded", "--insiders", "sec", "--sec-url", server.Url, "--parallel", "1"];

        var interrupted = await terminal.RunAsync(stop.Token, [.. command, "--storage", terminal.Storage]);
        server.Statuses.Clear();
        var resumed = await terminal.RunAsync(command);

        Assert.Equal(130, interrupted.ExitCode);
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Contains(resumed.Lines, line => line.StartsWith("Resuming run", StringComparison.Ordinal));
        SameCells.Require(SameCells.LinesOf(await UninterruptedRun.Test), SameCells.LinesOf(terminal.Dataset("test")));
    }

    [Fact]
    public async Task Without_a_plan_the_SEC_and_price_files_make_eight_features()
    {
        using var prices = new TemporaryFolder();
        var days = Enumerable.Range(0, 800).Select(day => new DateOnly(2022, 12, 1).AddDays(day)).Select(day => $"{day:yyyy-MM-dd},100,1000");
        await File.WriteAllLinesAsync(prices.At("AAPL.csv"), ["date,close,volume", .. days], TestContext.Current.CancellationToken);
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Arguments.HalfYear("AAPL"), "--insiders", "sec", "--sec-archives", Path.Combine(Corpus.Samples, "sec"), "--prices", prices.Path]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("Source: none (FMP_API_KEY is not set): the features of all other facts are empty", outcome.Out, StringComparison.Ordinal);
        Assert.All(SameCells.LinesOf(terminal.Dataset()).Skip(1), line =>
        {
            var features = line.Split(',')[5..^1];
            Assert.All(features.Take(8), cell => Assert.NotEqual("", cell));
            Assert.All(features.Skip(8), cell => Assert.Equal("", cell));
        });
        Assert.Contains("institutional_ownership: the run has no source for this", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sec-archives requires --insiders sec", "--sec-archives", "somewhere")]
    [InlineData("--sec-url requires --insiders sec", "--sec-url", "http://localhost")]
    [InlineData("specify either --sec-archives or --sec-url", "--insiders", "sec", "--sec-url", "http://localhost", "--sec-archives", "somewhere")]
    [InlineData("--sec-archives: somewhere is not a folder with archives such as 2024q1_form345.zip", "--insiders", "sec", "--sec-archives", "somewhere")]
    [InlineData("--sec-url: not an http or https address", "--insiders", "sec", "--sec-url", "sec.gov")]
    [InlineData("SEC_USER_AGENT is not set", "--insiders", "sec", "--sec-url", "http://localhost:1")]
    public async Task A_wrong_option_is_one_line(string message, params string[] options)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded(), .. options]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    private static List<string[]> Insiders(Terminal terminal) => [.. SameCells.LinesOf(terminal.Dataset()).Skip(1).Select(line => line.Split(',')[5..13])];
}
