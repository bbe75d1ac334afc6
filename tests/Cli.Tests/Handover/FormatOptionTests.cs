using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Handover;

/// <summary>Which format a dataset gets, and which files it may replace.</summary>
public sealed class FormatOptionTests : IDisposable
{
    private const string Folder = "training/smart-money-flow/smart-money-flow-";

    private readonly Terminal _terminal = new();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _terminal.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("mine.csv", "parquet", "--format: parquet contradicts --output: {0} ends in .csv")]
    [InlineData("mine.parquet", "csv", "--format: csv contradicts --output: {0} ends in .parquet")]
    [InlineData("mine-context.parquet", "parquet", "--output: {0} has the name of a context file")]
    [InlineData("mine.txt", "parquet", "--output: {0} does not end in .csv or .parquet")]
    public async Task A_file_that_contradicts_the_format_is_refused_before_the_run(string file, string format, string why)
    {
        var outcome = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--output", _folder.At(file), "--format", format]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("smartmoney: " + why.Replace("{0}", _folder.At(file), StringComparison.Ordinal), Assert.Single(outcome.ErrorLines));
        Assert.Empty(_terminal.Files);
    }

    [Fact]
    public async Task An_unknown_format_is_refused_in_the_option_and_in_the_setting_also_for_a_plan()
    {
        var option = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--format", "xlsx"]);
        _terminal.Settings["SmartMoney:Format"] = "xlsx";
        var setting = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--plan"]);

        Assert.Equal((2, 2), (option.ExitCode, setting.ExitCode));
        Assert.Contains("'xlsx'", option.Error, StringComparison.Ordinal);
        Assert.Equal("smartmoney: settings: SmartMoney:Format: 'xlsx' is none of csv, parquet", Assert.Single(setting.ErrorLines));
        Assert.Empty(_terminal.Files);
    }

    [Fact]
    public async Task The_setting_applies_where_neither_the_option_nor_the_file_says_otherwise()
    {
        _terminal.Settings["SmartMoney:Format"] = "parquet";

        var option = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--format", "csv"]);
        var withOption = _terminal.Files.Count(file => file.EndsWith(".parquet", StringComparison.Ordinal));
        var file = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--output", _folder.At("mine.csv")]);
        var setting = await _terminal.RunAsync(Arguments.HalfYearRecorded("TSLA"));

        Assert.Equal((0, 0, 0, 0), (option.ExitCode, withOption, file.ExitCode, setting.ExitCode));
        Assert.Equal(["mine-context.csv", "mine.csv", "mine.md", "mine.report.html", "mine.report.json"], _folder.Files());
        Assert.Contains(Folder + "custom.parquet", _terminal.Files);
    }

    [Fact]
    public async Task A_later_run_without_the_option_updates_the_Parquet_files_that_are_there()
    {
        await _terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL"), "--name", "mine", "--format", "parquet"]);

        var later = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--name", "mine"]);
        var again = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--name", "mine", "--format", "parquet"]);

        Assert.Equal((0, 0), (later.ExitCode, again.ExitCode));
        Assert.Contains(later.Lines, line => line.EndsWith($"{Folder}mine.csv", StringComparison.Ordinal));
        Assert.DoesNotContain("replace", again.Out, StringComparison.Ordinal);
        Assert.Equal(SameCells.LinesOf(_terminal.Dataset("mine")), ArrowTable.Lines(_terminal.At(Folder + "mine.parquet")));
        Assert.Contains("`smart-money-flow-mine.parquet`", await File.ReadAllTextAsync(_terminal.At(Folder + "mine.md"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Parquet_file_of_the_user_is_replaced_only_with_force()
    {
        string[] command = [.. Arguments.HalfYearRecorded("TSLA"), "--output", _folder.At("mine.parquet")];
        await File.WriteAllTextAsync(_folder.At("mine.parquet"), "mine", Cancellation);

        var refused = await _terminal.RunAsync(command);
        var before = await File.ReadAllTextAsync(_folder.At("mine.parquet"), Cancellation);
        var forced = await _terminal.RunAsync([.. command, "--force"]);
        var again = await _terminal.RunAsync(command);
        var other = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL"), "--output", _folder.At("mine.parquet")]);

        Assert.Equal((2, "mine"), (refused.ExitCode, before));
        Assert.Contains("has no report beside it", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (forced.ExitCode, again.ExitCode, other.ExitCode));
        Assert.DoesNotContain("replace", again.Out, StringComparison.Ordinal);
        Assert.Single(other.Lines, line => line.StartsWith(_folder.At("mine.parquet") + " holds run ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_beside_the_dataset_that_belong_to_others_are_not_replaced()
    {
        await File.WriteAllTextAsync(_folder.At("notes.md"), "# My notes\n", Cancellation);
        await _terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL"), "--output", _folder.At("mine.csv")]);
        var report = await File.ReadAllTextAsync(_folder.At("mine.report.json"), Cancellation);

        var notes = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--output", _folder.At("notes.csv")]);
        var other = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--output", _folder.At("mine.parquet")]);
        var kept = await File.ReadAllTextAsync(_folder.At("mine.report.json"), Cancellation);
        var same = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL"), "--output", _folder.At("mine.parquet")]);

        Assert.Equal((2, 2, 0), (notes.ExitCode, other.ExitCode, same.ExitCode));
        Assert.Contains("notes.md is not the card of a dataset", Assert.Single(notes.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("mine.csv is another dataset, whose report would be replaced", Assert.Single(other.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("# My notes\n", await File.ReadAllTextAsync(_folder.At("notes.md"), Cancellation));
        Assert.Equal(report, kept);
        Assert.DoesNotContain("notes.csv", _folder.Files());
    }
}
