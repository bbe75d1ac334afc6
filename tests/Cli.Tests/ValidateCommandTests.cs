using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class ValidateCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Terminal _terminal = new();

    public void Dispose()
    {
        _folder.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task A_dataset_that_passes_is_exit_code_0()
    {
        var outcome = await ValidateAsync(await LinesAsync(row => row[3] != "" && !row.AsSpan(5).Contains(""), balanced: true));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("✅ Dataset validation PASSED", outcome.Lines);
    }

    [Fact]
    public async Task A_dataset_that_fails_is_exit_code_3_with_what_to_do()
    {
        var outcome = await ValidateAsync(Encoding.UTF8.GetString(await UninterruptedRun.Test).Split('\n', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("❌ Dataset validation FAILED", outcome.Lines);
        Assert.Contains(outcome.Lines, line => line.Contains("--threshold", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_twice_is_found()
    {
        var lines = await LinesAsync(row => !row.AsSpan(5).Contains(""), balanced: true);

        var outcome = await ValidateAsync([.. lines, lines[1]]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains(outcome.Lines, line => line.StartsWith("❌ Duplicates: 1 row (", StringComparison.Ordinal));
        Assert.Contains("✅ Completeness: 100.0% (target: >85%)", outcome.Lines);
    }

    [Fact]
    public async Task With_its_report_the_symbols_that_gave_no_row_count()
    {
        await _terminal.RunAsync(Arguments.HalfYearRecorded("AAPL,XYZQ"));

        var outcome = await _terminal.RunAsync(
            TestContext.Current.CancellationToken, "validate", _terminal.At("training/smart-money-flow/smart-money-flow-custom.csv"));

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("❌ Completeness: 50.0% (target: >85%)", outcome.Lines);
        Assert.Contains(outcome.Lines, line => line.Contains("--exclude XYZQ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b,c\n1,2,3\n")]
    [InlineData("symbol,date,close\nAAPL,2024-01-15,1\n")]
    [InlineData("{\"json\": true}")]
    public async Task A_foreign_file_is_exit_code_2(string content)
    {
        await File.WriteAllTextAsync(_folder.At("foreign.csv"), content, TestContext.Current.CancellationToken);

        IsRefused(await _terminal.RunAsync(TestContext.Current.CancellationToken, "validate", _folder.At("foreign.csv")));
    }

    [Theory]
    [InlineData("label", "2")]
    [InlineData("date", "15.01.2024")]
    [InlineData("return_14d", "much")]
    [InlineData("insider_buy_ratio_30d", "n/a")]
    public async Task An_invalid_cell_is_exit_code_2(string column, string cell)
    {
        var lines = Encoding.UTF8.GetString(await UninterruptedRun.Test).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var cells = lines[5].Split(',');
        cells[Array.IndexOf(lines[0].Split(','), column)] = cell;
        lines[5] = string.Join(',', cells);

        IsRefused(await ValidateAsync(lines));
    }

    [Fact]
    public async Task A_missing_file_is_exit_code_2() =>
        IsRefused(await _terminal.RunAsync(TestContext.Current.CancellationToken, "validate", _folder.At("none.csv")));

    [Fact]
    public async Task A_folder_is_exit_code_2() =>
        IsRefused(await _terminal.RunAsync(TestContext.Current.CancellationToken, "validate", _folder.Path));

    private static void IsRefused(Outcome outcome)
    {
        Assert.Equal(2, outcome.ExitCode);
        Assert.Single(outcome.ErrorLines);
    }

    private static async Task<string[]> LinesAsync(Predicate<string[]> isWanted, bool balanced)
    {
        var lines = Encoding.UTF8.GetString(await UninterruptedRun.Test).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = lines.Skip(1).Select(line => line.Split(',')).Where(row => isWanted(row)).Where(row => row[0] == "AAPL").ToList();
        for (var i = 0; balanced && i < rows.Count; i++)
        {
            rows[i][^1] = i % 2 == 0 ? "1" : "0";
        }

        return [lines[0], .. rows.Select(row => string.Join(',', row))];
    }

    private async Task<Outcome> ValidateAsync(string[] lines)
    {
        await File.WriteAllTextAsync(_folder.At("dataset.csv"), string.Join('\n', lines) + "\n", TestContext.Current.CancellationToken);
        return await _terminal.RunAsync(TestContext.Current.CancellationToken, "validate", _folder.At("dataset.csv"));
    }
}
