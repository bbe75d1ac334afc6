using System.Text.Json;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>No command replaces a file in silence, and none replaces a file that it did not write.</summary>
public sealed class ReplacementTests : IDisposable
{
    private const string Folder = "training/smart-money-flow/smart-money-flow-";

    private readonly Terminal _terminal = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _terminal.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_list_of_symbols_does_not_replace_the_dataset_of_another_list()
    {
        var first = await IdOfAsync(Arguments.HalfYearRecorded("AAPL,NVDA"));
        var before = _terminal.Dataset();

        var refused = await _terminal.RunAsync(Arguments.HalfYearRecorded("TSLA"));
        var forced = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--force"]);

        Assert.Equal(2, refused.ExitCode);
        Assert.EndsWith(
            $"{Folder}custom.csv holds run {first} (2 symbols, 2024-01-01 to 2024-06-30, label absolute (return_14d above 5 %)): choose another --name or --output, or replace it with --force",
            Assert.Single(refused.ErrorLines),
            StringComparison.Ordinal);
        Assert.Equal((0, ""), (forced.ExitCode, forced.Error));
        Assert.Single(forced.Lines, line => line.Contains($"holds run {first}", StringComparison.Ordinal) && line.EndsWith("; this run replaces it", StringComparison.Ordinal));
        Assert.NotEqual(before, _terminal.Dataset());
    }

    [Fact]
    public async Task A_name_gives_a_dataset_a_file_of_its_own()
    {
        await _terminal.RunAsync(Arguments.HalfYearRecorded("AAPL"));
        var before = _terminal.Dataset();

        var named = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--name", "cars"]);
        var again = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--name", "cars"]);
        var other = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA,NVDA"), "--name", "cars"]);

        Assert.Equal((0, ""), (named.ExitCode, named.Error));
        Assert.Equal(before, _terminal.Dataset());
        Assert.Contains(Folder + "cars-context.csv", _terminal.Files);
        Assert.DoesNotContain("replaces it", again.Out, StringComparison.Ordinal);
        Assert.Equal(0, other.ExitCode);
        Assert.Single(other.Lines, line => line.Contains($"{Folder}cars.csv holds run ", StringComparison.Ordinal) && line.Contains("(1 symbol, ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fund-context", "ends in -context")]
    [InlineData("../up", "is not 1 to 60 letters")]
    [InlineData("top50", "is the name of a universe")]
    [InlineData("Full", "is the name of a universe")]
    [InlineData("custom", "is the name of a universe")]
    public async Task A_name_that_would_be_confused_is_refused(string name, string why)
    {
        var outcome = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--name", name]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(why, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(_terminal.Files);
    }

    [Fact]
    public async Task With_json_the_replaced_dataset_is_named_on_standard_error()
    {
        await _terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL"), "--name", "one"]);

        var outcome = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--name", "one", "--json"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.EndsWith("; this run replaces it", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        using var report = JsonDocument.Parse(outcome.Out);
    }

    [Fact]
    public async Task An_output_file_has_its_context_file_and_reports_beside_it_and_leaves_the_storage_alone()
    {
        await _terminal.RunAsync(Arguments.HalfYearRecorded("AAPL"));
        var before = _terminal.Dataset();

        var outcome = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--output", _folder.At("mine.csv")]);
        var status = await _terminal.RunAsync("status", await IdOfAsync([.. Arguments.HalfYearRecorded("TSLA"), "--output", _folder.At("mine.csv")]));
        var validate = await _terminal.RunAsync(TestContext.Current.CancellationToken, "validate", _folder.At("mine.csv"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(["mine-context.csv", "mine.csv", "mine.md", "mine.report.html", "mine.report.json"], _folder.Files());
        Assert.Equal(before, _terminal.Dataset());
        Assert.Contains($"context: {_folder.At("mine-context.csv")}", outcome.Lines);
        Assert.Contains($"dataset: {_folder.At("mine.csv")}", status.Lines);
        Assert.DoesNotContain("ignored", validate.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no report", validate.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_file_of_another_run_gives_way_with_a_line_and_a_file_of_the_user_not_at_all()
    {
        string[] command = [.. Arguments.HalfYearRecorded("TSLA"), "--output", _folder.At("mine.csv")];
        await _terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL"), "--output", _folder.At("mine.csv")]);

        var replaced = await _terminal.RunAsync(command);
        await File.AppendAllTextAsync(_folder.At("mine.csv"), "\n", TestContext.Current.CancellationToken);
        var changed = await _terminal.RunAsync(command);
        await File.WriteAllTextAsync(_folder.At("notes.csv"), "mine\n", TestContext.Current.CancellationToken);
        var foreign = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--output", _folder.At("notes.csv")]);

        Assert.Single(replaced.Lines, line => line.StartsWith(_folder.At("mine.csv") + " holds run ", StringComparison.Ordinal));
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("was changed after run", Assert.Single(changed.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(2, foreign.ExitCode);
        Assert.Contains("has no report beside it", Assert.Single(foreign.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("mine\n", await File.ReadAllTextAsync(_folder.At("notes.csv"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("", "is a folder, not a file")]
    [InlineData("data-context.csv", "has the name of a context file")]
    [InlineData("data.txt", "does not end in .csv")]
    [InlineData("file/below.csv", "/file is a file, not a folder")]
    public async Task An_output_file_that_cannot_be_is_refused_before_the_run(string file, string why)
    {
        await File.WriteAllTextAsync(_folder.At("file"), "", TestContext.Current.CancellationToken);

        var outcome = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--output", _folder.At(file)]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(why, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(_terminal.Files);
    }

    private async Task<string> IdOfAsync(string[] command)
    {
        var outcome = await _terminal.RunAsync([.. command, "--json"]);
        Assert.Equal(0, outcome.ExitCode);
        return JsonDocument.Parse(outcome.Out).RootElement.GetProperty("runId").GetString()!;
    }
}
