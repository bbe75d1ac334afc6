using System.Text.Json;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class GenerateOutputTests
{
    [Fact]
    public async Task With_json_nothing_but_JSON_is_printed()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded(), "--json", "--verbose"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var report = JsonDocument.Parse(outcome.Out);
        Assert.Equal(18, report.RootElement.GetProperty("dataset").GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task With_strict_a_failed_validation_is_exit_code_3_and_loses_nothing()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded(), "--strict", "--threshold", "9"]);

        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains("❌ Dataset validation FAILED", outcome.Lines);
        Assert.Equal(18, UninterruptedRun.Rows(terminal.Dataset()).Count);
    }

    [Fact]
    public async Task With_strict_a_passed_validation_is_exit_code_0()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync(
            "generate", "--symbols", "AAPL", "--source", "recorded", "--from", "2024-01-01", "--to", "2024-12-31", "--threshold", "0", "--strict");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("✅ Dataset validation PASSED", outcome.Lines);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("16")]
    public async Task Any_number_of_symbols_at_a_time_makes_the_same_bytes(string parallel)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("generate", "--test", "--parallel", parallel);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(await UninterruptedRun.Test, terminal.Dataset("test"));
    }

    [Fact]
    public async Task Left_out_symbols_have_no_row()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded(), "--exclude", "TSLA"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(UninterruptedRun.Rows(await UninterruptedRun.HalfYear).Where(row => row.Value[0] != "TSLA"), UninterruptedRun.Rows(terminal.Dataset()));
    }

    [Fact]
    public async Task A_fresh_run_makes_the_same_bytes_from_the_cache()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync(Arguments.HalfYearRecorded());

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded(), "--fresh"]);

        Assert.Contains("Hit Rate:          100.00%", outcome.Lines);
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }
}
