using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>A run that no row comes out of says why, and leaves the dataset that is there alone.</summary>
public sealed class EmptyDatasetTests
{
    private const string Folder = "training/smart-money-flow/smart-money-flow-custom";

    [Fact]
    public async Task A_mistyped_address_fails_with_one_line_that_asks_for_it_and_costs_few_calls()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Script = _ => FmpReply.OfText(404, "no such page") });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal(1, outcome.ExitCode);
        var line = Assert.Single(outcome.ErrorLines);
        Assert.Contains("no row", line, StringComparison.Ordinal);
        Assert.Contains("incomplete", line, StringComparison.Ordinal);
        Assert.DoesNotContain("--exclude", outcome.Out, StringComparison.Ordinal);
        Assert.Contains(outcome.Lines, shown => shown.Contains("status 404: check the address of the API", StringComparison.Ordinal));
        Assert.InRange(server.Figures.Requests, 1, 30);
        Assert.DoesNotContain("Completed", (await terminal.RunAsync("runs")).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task The_existing_dataset_report_and_page_are_kept_and_a_later_run_replaces_them(int status)
    {
        var isWrong = false;
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Script = _ => isWrong ? FmpReply.OfText(status, "no") : null });
        using var terminal = new Terminal().With(server);
        await terminal.RunAsync(Arguments.HalfYearOverHttp("AAPL,NVDA"));
        var before = Contents(terminal);
        isWrong = true;
        terminal.Settings["Fmp:BreakTime"] = "00:00:10";

        var failed = await terminal.RunAsync([.. Arguments.HalfYearOverHttp("TSLA"), "--force"]);

        Assert.Equal(1, failed.ExitCode);
        Assert.Contains($"status {status}", Assert.Single(failed.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, Contents(terminal));
        isWrong = false;
        var mended = await terminal.RunAsync([.. Arguments.HalfYearOverHttp("TSLA"), "--force"]);
        Assert.Equal((0, ""), (mended.ExitCode, mended.Error));
        Assert.Equal(6, UninterruptedRun.Rows(terminal.Dataset()).Count);
    }

    [Theory]
    [InlineData("XYZQ", "2024-01-01", "2024-06-30", "1 symbol is unknown to the source or not listed in the range")]
    [InlineData("XYZQ,XYZR", "2024-01-01", "2024-06-30", "2 symbols are unknown to the source or not listed in the range")]
    [InlineData("AAPL,NVDA", "2025-06-01", "2025-08-30", "symbols")]
    public async Task Without_any_price_the_message_gives_the_reason(string symbols, string from, string to, string why)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("generate", "--symbols", symbols, "--from", from, "--to", to, "--source", "recorded");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(why, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("no rows were produced, and no dataset was written", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(terminal.Files, file => file.StartsWith("training/", StringComparison.Ordinal));
    }

    private static (string, string, string) Contents(Terminal terminal) =>
        (File.ReadAllText(terminal.At(Folder + ".csv")), File.ReadAllText(terminal.At(Folder + ".report.json")), File.ReadAllText(terminal.At(Folder + ".report.html")));
}
