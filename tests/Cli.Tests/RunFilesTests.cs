using System.Text.Json;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>Runs of one universe in one folder.</summary>
public sealed class RunFilesTests
{
    [Fact]
    public async Task Each_run_keeps_its_dataset_report_and_page_and_the_files_of_the_universe_are_copies_of_the_last()
    {
        using var terminal = new Terminal();
        var ids = new[] { await IdOfAsync(terminal, "AAPL"), await IdOfAsync(terminal, "NVDA") };

        foreach (var (id, symbol) in ids.Zip(["AAPL", "NVDA"]))
        {
            var dataset = Assert.Single(terminal.Files, file => file.StartsWith($"runs/{id}/datasets/", StringComparison.Ordinal));
            var csv = await ReadAsync(terminal, dataset);
            Assert.Equal(6, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Count(row => row.StartsWith(symbol + ",", StringComparison.Ordinal)));
            Assert.Contains(id, await ReadAsync(terminal, $"runs/{id}/report.json"), StringComparison.Ordinal);
        }

        const string published = "training/smart-money-flow/smart-money-flow-custom";
        Assert.Equal(await ReadAsync(terminal, DatasetOf(terminal, ids[1])), await ReadAsync(terminal, published + ".csv"));
        Assert.Equal(await ReadAsync(terminal, $"runs/{ids[1]}/report.json"), await ReadAsync(terminal, published + ".report.json"));
        Assert.Equal(await ReadAsync(terminal, $"runs/{ids[1]}/report.html"), await ReadAsync(terminal, published + ".report.html"));
    }

    [Fact]
    public async Task A_run_that_is_requested_again_is_the_last()
    {
        using var terminal = new Terminal();
        var first = await IdOfAsync(terminal, "AAPL");
        await IdOfAsync(terminal, "NVDA");

        Assert.Equal(first, await IdOfAsync(terminal, "AAPL"));

        Assert.Equal(await ReadAsync(terminal, DatasetOf(terminal, first)), await ReadAsync(terminal, "training/smart-money-flow/smart-money-flow-custom.csv"));
    }

    [Fact]
    public async Task A_run_that_ended_before_the_published_one_reports_the_path_of_its_own_files()
    {
        using var terminal = new Terminal();
        var later = await IdOfAsync(terminal, "AAPL");
        var report = terminal.At("training/smart-money-flow/smart-money-flow-custom.report.json");
        var own = terminal.At($"runs/{later}/report.json");
        foreach (var file in new[] { report, own })
        {
            var ended = JsonDocument.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).RootElement.GetProperty("endedAt").GetString()!;
            var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(file, text.Replace(ended, "2999-01-01T00:00:00+00:00", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded("NVDA"), "--force"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains($"training/smart-money-flow/smart-money-flow-custom.csv holds run {later}, which ended later", outcome.Lines);
        Assert.Contains(outcome.Lines, line => line.StartsWith("6 rows in ", StringComparison.Ordinal) && line.Contains("/datasets/", StringComparison.Ordinal));
        Assert.Equal(await ReadAsync(terminal, DatasetOf(terminal, later)), await ReadAsync(terminal, "training/smart-money-flow/smart-money-flow-custom.csv"));
        Assert.Equal(await ReadAsync(terminal, $"runs/{later}/report.html"), await ReadAsync(terminal, "training/smart-money-flow/smart-money-flow-custom.report.html"));
    }

    [Fact]
    public async Task The_files_of_the_oldest_runs_are_removed_and_their_records_stay()
    {
        using var terminal = new Terminal();
        terminal.Settings["Retention:Runs"] = "1";

        var ids = new[] { await IdOfAsync(terminal, "AAPL"), await IdOfAsync(terminal, "NVDA") };

        Assert.Equal([$"runs/{ids[0]}/run.json"], terminal.Files.Where(file => file.StartsWith($"runs/{ids[0]}/", StringComparison.Ordinal)));
        Assert.Contains($"runs/{ids[1]}/report.json", terminal.Files);
        Assert.Equal(2, (await terminal.RunAsync("runs")).Lines.Count);
        Assert.Equal(ids[0], await IdOfAsync(terminal, "AAPL"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public async Task A_retention_that_cannot_be_is_a_bad_argument(string runs)
    {
        using var terminal = new Terminal();
        terminal.Settings["Retention:Runs"] = runs;

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL")]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("Retention:Runs", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(terminal.Files);
    }

    private static string DatasetOf(Terminal terminal, string id) =>
        Assert.Single(terminal.Files, file => file.StartsWith($"runs/{id}/datasets/", StringComparison.Ordinal));

    private static Task<string> ReadAsync(Terminal terminal, string file) => File.ReadAllTextAsync(terminal.At(file), TestContext.Current.CancellationToken);

    private static async Task<string> IdOfAsync(Terminal terminal, string symbols)
    {
        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded(symbols), "--json", "--force"]);
        Assert.Equal(0, outcome.ExitCode);
        return JsonDocument.Parse(outcome.Out).RootElement.GetProperty("runId").GetString()!;
    }
}
