using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>Commands that only look make nothing, and need no more than to look.</summary>
public sealed class ReadOnlyCommandTests
{
    public static TheoryData<string> Commands => ["runs", "status abc", "cache stats", "generate --test --source fmp --plan", "generate --test --source recorded --plan"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_missing_folder_is_reported_and_not_created(string command)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync(command.Split(' '));

        Assert.Equal(command.StartsWith("status", StringComparison.Ordinal) ? 2 : 0, outcome.ExitCode);
        Assert.Contains("does not exist", outcome.Out + outcome.Error, StringComparison.Ordinal);
        Assert.Contains(terminal.Storage, outcome.Out + outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(terminal.Storage), "a folder was made");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_can_be_looked_at()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync(Arguments.HalfYearRecorded());
        Directory.Delete(terminal.At(".tmp"), recursive: true);
        var before = terminal.Files;
        var folders = Directory.GetDirectories(terminal.Storage);

        foreach (var command in new[] { "runs", "cache stats", string.Join(' ', [.. Arguments.HalfYearRecorded(), "--plan"]) })
        {
            var outcome = await terminal.RunAsync(command.Split(' '));

            Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        }

        Assert.Equal(before, terminal.Files);
        Assert.Equal(folders, Directory.GetDirectories(terminal.Storage));
    }

    [Fact]
    public async Task A_run_is_found_by_its_id_in_capitals_too()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync(Arguments.HalfYearRecorded());
        var id = (await terminal.RunAsync("runs")).Lines[0].Split(' ')[0];

        var outcome = await terminal.RunAsync("status", id.ToUpperInvariant());

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(id, outcome.Lines[0], StringComparison.Ordinal);
    }
}
