using System.Globalization;
using System.Text.Json.Nodes;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class LabelTests
{
    private static readonly string[] Half = Arguments.HalfYearRecorded();

    [Theory]
    [InlineData("excess", "0.05")]
    [InlineData("excess", "0.01")]
    [InlineData("median", null)]
    public async Task A_label_that_compares_the_rows_of_a_date_changes_the_last_column_only(string kind, string? threshold)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Half, "--label", kind, .. threshold is null ? [] : new[] { "--threshold", threshold }]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var absolute = UninterruptedRun.Rows(await UninterruptedRun.HalfYear);
        var actual = UninterruptedRun.Rows(terminal.Dataset());
        Assert.Equal(absolute.Select(row => string.Join(',', row.Value[..^1])), actual.Select(row => string.Join(',', row.Value[..^1])));
        foreach (var date in actual.Values.GroupBy(row => row[1]))
        {
            decimal[] returns = [.. date.Select(row => decimal.Parse(row[4], NumberStyles.Float, CultureInfo.InvariantCulture)).Order()];
            Assert.Equal(3, returns.Length);
            var bar = threshold is null ? returns[1] : returns.Average() + decimal.Parse(threshold, CultureInfo.InvariantCulture);
            Assert.All(date, row => Assert.Equal(decimal.Parse(row[4], NumberStyles.Float, CultureInfo.InvariantCulture) > bar ? "1" : "0", row[^1]));
        }

        var report = JsonNode.Parse(terminal.Report())!;
        Assert.Equal(kind, (string?)report["parameters"]!["label"]);
        Assert.Equal(threshold, report["parameters"]!["threshold"]?.ToJsonString());
        Assert.Equal(actual.Values.Count(row => row[^1] == "1"), (int)report["tally"]!["positives"]!);
        Assert.Contains(outcome.Lines, line => line.Contains($"label: {kind} (return_14d above ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("absolute")]
    [InlineData("excess")]
    [InlineData("median")]
    public async Task The_bytes_do_not_depend_on_the_degree_of_parallelism(string kind)
    {
        using var one = new Terminal();
        using var many = new Terminal();

        await one.RunAsync([.. Half, "--label", kind, "--parallel", "1"]);
        await many.RunAsync([.. Half, "--label", kind, "--parallel", "16"]);

        Assert.Equal(one.Dataset(), many.Dataset());
        Assert.Equal(one.Context(), many.Context());
    }

    [Theory]
    [InlineData("threshold: the label 'median' has none", "--label", "median", "--threshold", "0.05")]
    [InlineData("label: 'relative' is none of absolute, excess, median", "--label", "relative")]
    public async Task A_label_that_does_not_exist_or_has_no_threshold_is_exit_code_2(string message, params string[] label)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Half, .. label]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"smartmoney: {message}", Assert.Single(outcome.ErrorLines));
        Assert.Empty(terminal.Files);
    }

    [Fact]
    public async Task The_report_vouches_for_the_context_file_and_validate_refuses_another()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync(Half);
        var dataset = terminal.At("training/smart-money-flow/smart-money-flow-custom.csv");
        var context = JsonNode.Parse(terminal.Report())!["dataset"]!["context"]!;
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(terminal.Context())), (string?)context["sha256"]);
        var sound = await terminal.RunAsync(CancellationToken.None, "validate", dataset);

        await File.AppendAllTextAsync(terminal.At("training/smart-money-flow/smart-money-flow-custom-context.csv"), "ZZZ,2024-01-15,,,,,,,,,,,\n", TestContext.Current.CancellationToken);
        var other = await terminal.RunAsync(CancellationToken.None, "validate", dataset);

        Assert.Equal("", sound.Error);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("not the context file that the report describes", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_of_version_1_is_replaced_with_one_line_that_says_so()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync(Half);
        var path = terminal.At("training/smart-money-flow/smart-money-flow-custom.report.json");
        var report = JsonNode.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken))!;
        report["parameters"]!["contractVersion"] = "1";
        report["parameters"]!.AsObject().Remove("label");
        report["dataset"]!.AsObject().Remove("context");
        await File.WriteAllTextAsync(path, report.ToJsonString(), TestContext.Current.CancellationToken);

        var outcome = await terminal.RunAsync(Half);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Single(outcome.Lines, line => line.Contains("follows version 1 of the contract", StringComparison.Ordinal));
        Assert.Equal("2", (string?)JsonNode.Parse(terminal.Report())!["parameters"]!["contractVersion"]);
    }

    [Fact]
    public async Task The_advice_for_a_failed_label_balance_names_the_other_labels()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Half, "--threshold", "0.9"]);

        Assert.Contains(outcome.Lines, line => line.Contains("--label excess or --label median", StringComparison.Ordinal));
    }
}
