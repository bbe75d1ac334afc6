using System.Globalization;
using System.Text;
using SmartMoney.Core.Context;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>Why a number of the samples is what it is.</summary>
public sealed class ExplainTests
{
    private const string NotYetPublic = "not yet public on the entry day";

    [Theory]
    [InlineData("NVDA", "2024-07-15")]
    [InlineData("NVDA", "2024-06-15")]
    [InlineData("AAPL", "2022-01-15")]
    [InlineData("TSLA", "2024-12-15")]
    public async Task The_values_are_the_cells_of_the_dataset(string symbol, string date)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("explain", symbol, date);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var row = UninterruptedRun.Rows(await UninterruptedRun.Test)[$"{symbol} {date}"];
        var explained = Explanation.Read(outcome);
        Assert.Equal(FeatureSchema.Count + ContextSchema.Count, explained.Count);
        var columns = Encoding.UTF8.GetString(await UninterruptedRun.Test).Split('\n')[0].Split(',');
        Assert.Equal(columns[5..^1], explained.Keys.Take(FeatureSchema.Count));
        Assert.Equal(row[5..^1], explained.Values.Take(FeatureSchema.Count).Select(Cell));
        var context = UninterruptedRun.Rows(await UninterruptedRun.TestContext)[$"{symbol} {date}"];
        Assert.Equal(ContextSchema.Columns.Select(column => $"context {column.Name}"), explained.Keys.Skip(FeatureSchema.Count));
        Assert.Equal(context[2..], explained.Values.Skip(FeatureSchema.Count).Select(Cell));
        Assert.StartsWith($"return_14d: {row[4]} (", outcome.Lines[1], StringComparison.Ordinal);
    }

    private static string Cell(Explanation explained) => explained.Value.StartsWith("missing", StringComparison.Ordinal) ? "" : explained.Value;

    [Fact]
    public async Task The_sales_of_Nvidia_that_were_counted_are_those_that_were_public()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("explain", "NVDA", "2024-07-15");

        Assert.Contains("entry day 2024-07-15", outcome.Lines[0], StringComparison.Ordinal);
        Assert.Contains("Q is 2024Q1", outcome.Lines[0], StringComparison.Ordinal);
        var sold = Explanation.Read(outcome)["insider_sell_volume_30d"];
        Assert.Contains("2024-07-10, public 2024-07-11: S/D 400,000 × $134.1619 Common Stock, STEVENS MARK A (director)", sold.Counted);
        Assert.Contains("2024-07-09, public 2024-07-11: S/D 316,092 × $130.6476 Common Stock, STEVENS MARK A (director)", sold.Counted);
        Assert.Contains("2024-06-17, public 2024-06-20: S/D 655 × $129.7985 Common Stock, HUANG JEN HSUN (director, officer: President and CEO)", sold.Counted);
        Assert.Contains($"2024-07-12, public 2024-07-15: S/D 156,023 × $129.8146 Common Stock, STEVENS MARK A (director) — {NotYetPublic}", sold.LeftOut);
        Assert.DoesNotContain(sold.Counted.Concat(sold.LeftOut), line => line.StartsWith("2024-06-14", StringComparison.Ordinal));

        // Rows of the file, selected by hand: code S, in (2024-06-15, 2024-07-15], filed before 2024-07-15.
        var byHand = InsiderRow.OfNvidia().Where(row =>
            row.Code == "S" && InWindow(row.TransactionDate, 30) && string.CompareOrdinal(row.FilingDate, "2024-07-15") < 0).ToList();
        Assert.Equal(byHand.Count, sold.Counted.Count);
        Assert.Equal(byHand.Sum(row => row.Shares).ToString(CultureInfo.InvariantCulture), sold.Value);
    }

    [Fact]
    public async Task The_sale_of_2024_06_14_that_was_filed_nine_months_later_was_not_counted()
    {
        const string Sale = "2024-06-14, public 2025-03-12: S/D 34,000 × $131.7047 Common Stock, Drell Persis (director)";
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("explain", "NVDA", "2024-07-15");

        var explained = Explanation.Read(outcome);
        Assert.Contains($"{Sale} — {NotYetPublic}", explained["insider_ownership_change_90d"].LeftOut);
        Assert.All(explained.Values, feature => Assert.DoesNotContain(Sale, feature.Counted));
        Assert.All(
            explained.Values.SelectMany(feature => feature.Counted),
            fact => Assert.True(string.CompareOrdinal(fact.Split("public ")[1][..10], "2024-07-15") < 0, fact));
        Assert.All(
            explained.Values.SelectMany(feature => feature.LeftOut).Where(fact => fact.EndsWith(NotYetPublic, StringComparison.Ordinal)),
            fact => Assert.True(string.CompareOrdinal(fact.Split("public ")[1][..10], "2024-07-15") >= 0, fact));
    }

    [Fact]
    public async Task One_feature_is_shown_alone()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("explain", "NVDA", "2024-07-15", "--feature", "etf_flow_30d");

        var (name, explanation) = Assert.Single(Explanation.Read(outcome));
        Assert.Equal("etf_flow_30d", name);
        Assert.NotEmpty(explanation.Counted);
    }

    [Theory]
    [InlineData(2, "--feature", "explain", "NVDA", "2024-07-15", "--feature", "no_such_feature")]
    [InlineData(2, "not a date", "explain", "NVDA", "15.07.2024")]
    [InlineData(2, "not a date", "explain", "NVDA", "2024-02-30")]
    [InlineData(2, "not a symbol", "explain", "NV DA!", "2024-07-15")]
    [InlineData(2, "FMP_API_KEY", "explain", "MSFT", "2024-07-15")]
    [InlineData(2, "", "explain", "NVDA")]
    [InlineData(2, "recorded", "explain", "NVDA", "2024-07-15", "--corpus", "somewhere")]
    [InlineData(1, "no row", "explain", "NVDA", "2031-01-15")]
    [InlineData(1, "no row", "explain", "XYZQ", "2024-07-15", "--source", "recorded")]
    public async Task What_cannot_be_explained_is_one_clear_line(int exitCode, string says, params string[] arguments)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync(arguments);

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(says, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_cache_needs_no_call_and_recorded_responses_never_replace_it()
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        await terminal.RunAsync(Arguments.HalfYearOverHttp("NVDA"));
        server.Reset();
        var cache = Cache(terminal);
        Assert.NotEmpty(cache);

        var live = await terminal.RunAsync("explain", "NVDA", "2024-05-15", "--source", "fmp", "--panel", Path.Combine(Corpus.Samples, "panel.json"));
        var recorded = await terminal.RunAsync("explain", "NVDA", "2024-05-15", "--source", "recorded");
        var generated = await terminal.RunAsync([.. Arguments.HalfYearRecorded("NVDA"), "--force"]);

        Assert.Equal((0, 0, 0), (live.ExitCode, recorded.ExitCode, generated.ExitCode));
        Assert.Equal(live.Out, recorded.Out);
        Assert.Equal(0, server.Figures.Requests);
        var after = Cache(terminal);
        Assert.All(cache, entry => Assert.Equal(entry.Value, after[entry.Key]));
        Assert.Equal(cache.Keys, after.Keys);
    }

    private static SortedDictionary<string, byte[]> Cache(Terminal terminal) => new(
        terminal.Files.Where(file => file.StartsWith("cache/", StringComparison.Ordinal)).ToDictionary(file => file, file => File.ReadAllBytes(terminal.At(file))),
        StringComparer.Ordinal);

    private static bool InWindow(string day, int days) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date > new DateOnly(2024, 7, 15).AddDays(-days)
        && date <= new DateOnly(2024, 7, 15);
}
