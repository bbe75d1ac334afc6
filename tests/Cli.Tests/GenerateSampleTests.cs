using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed partial class GenerateSampleTests(SampleRun run) : IClassFixture<SampleRun>
{
    [Fact]
    public void Without_a_key_the_samples_are_used_with_a_message()
    {
        Assert.Equal(0, run.First.ExitCode);
        Assert.Empty(run.First.Error);
        Assert.Contains(run.First.Lines, line => line.Contains("sample", StringComparison.OrdinalIgnoreCase) && line.Contains("FMP_API_KEY", StringComparison.Ordinal));
    }

    [Fact]
    public void It_writes_108_rows_of_33_columns()
    {
        var lines = Encoding.UTF8.GetString(run.FirstDataset).Split('\n');

        Assert.Equal("", lines[^1]);
        Assert.Equal(110, lines.Length);
        Assert.All(lines[..^1], line => Assert.Equal(DatasetColumns.Names.Length, line.Split(',').Length));
        Assert.StartsWith("symbol,date,price_at_sample,price_after_14d,return_14d,insider_buy_ratio_30d,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",etf_concentration,label", lines[0], StringComparison.Ordinal);
        var keys = lines[1..^1].Select(line => line[..line.IndexOf(',', line.IndexOf(',', StringComparison.Ordinal) + 1)]).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(36 * 3, keys.Distinct().Count());
    }

    [Fact]
    public void A_second_run_makes_no_call_and_the_same_bytes()
    {
        Assert.Equal(0, run.Second.ExitCode);
        Assert.Equal(run.FirstDataset, run.Terminal.Dataset("test"));
        Assert.Contains("Hit Rate:          100.00%", run.Second.Lines);
        Assert.Contains("Cache Misses:      0", run.Second.Lines);
        Assert.DoesNotContain(run.Second.Lines, line => line.StartsWith("Cache MISS", StringComparison.Ordinal) || line.StartsWith("Cache SET", StringComparison.Ordinal));
        using var report = JsonDocument.Parse(run.Terminal.Report("test"));
        Assert.Empty(report.RootElement.GetProperty("tally").GetProperty("calls").EnumerateObject());
    }

    [Fact]
    public void The_first_run_counts_what_it_fetched()
    {
        Assert.Contains("Cache Hits:        0", run.First.Lines);
        Assert.Contains("Hit Rate:          0.00%", run.First.Lines);
        var entries = run.Terminal.Files.Count(file => file.StartsWith("cache/", StringComparison.Ordinal) && file.EndsWith(".json.gz", StringComparison.Ordinal));
        Assert.Contains($"Total Entries:     {entries}", run.First.Lines);
        Assert.Contains(run.First.Lines, line => CacheSize().IsMatch(line));
        Assert.Equal(entries, run.First.Lines.Count(line => line.StartsWith("Cache SET: ", StringComparison.Ordinal)));
        Assert.Equal(entries, run.First.Lines.Count(line => line.StartsWith("Cache MISS: ", StringComparison.Ordinal)));
        Assert.Equal(entries, run.Second.Lines.Count(line => line.StartsWith("Cache HIT: ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_validation_is_printed_as_the_guide_has_it_with_what_to_do()
    {
        var start = run.First.Lines.ToList().IndexOf("📊 Dataset Validation");
        var block = run.First.Lines.Skip(start).ToList();

        Assert.Equal("✅ Completeness: 100.0% (target: >85%)", block[1]);
        Assert.Matches(@"^❌ Label Balance: 2\d\.\d% bullish \(target: 30-70%\)$", block[2]);
        Assert.Contains("--threshold", block[3], StringComparison.Ordinal);
        Assert.Contains(block, line => MissingData().IsMatch(line));
        Assert.Contains("❌ Dataset validation FAILED", block);
        Assert.Contains("SMART MONEY CACHE STATISTICS", block);
    }

    [Fact]
    public void Progress_is_a_line_for_every_50_samples_and_for_the_last()
    {
        var progress = run.First.Lines.Where(line => line.StartsWith('[')).ToList();

        Assert.Equal(3, progress.Count);
        Assert.Equal("[50/108] (46.30%) NVDA @ 2023-02-15", progress[0]);
        Assert.Equal("[100/108] (92.59%) TSLA @ 2024-04-15", progress[1]);
        Assert.Equal("[108/108] (100.00%) TSLA @ 2024-12-15", progress[2]);
    }

    [Fact]
    public void Every_cache_lookup_is_printed_on_request()
    {
        Assert.Contains("Cache MISS: AAPL_2022-01-01_2022-12-31_prices", run.First.Lines);
        Assert.Contains(run.First.Lines, line => SetLine().IsMatch(line));
        Assert.Contains(run.Second.Lines, line => HitLine().IsMatch(line));
    }

    [Fact]
    public void The_report_describes_the_dataset()
    {
        using var json = JsonDocument.Parse(run.Terminal.Report("test"));
        var report = json.RootElement;

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(run.FirstDataset)), report.GetProperty("dataset").GetProperty("sha256").GetString());
        Assert.Equal(108, report.GetProperty("dataset").GetProperty("rows").GetInt32());
        Assert.Equal(FeatureSchema.Count, report.GetProperty("features").GetArrayLength());
        Assert.False(report.GetProperty("isIncomplete").GetBoolean());
        Assert.InRange(report.GetProperty("tally").GetProperty("largestLagDays").GetInt32(), 1, 5000);
    }

    [GeneratedRegex(@"^Cache Size: +\d+\.\d\d (KB|MB)$")]
    private static partial Regex CacheSize();

    [GeneratedRegex(@"^❌ Missing Data: \d+\.\d% \(target: <15%\)$")]
    private static partial Regex MissingData();

    [GeneratedRegex(@"^Cache SET: AAPL_2022-01-01_2022-12-31_prices \(\d+\.\d\d KB\)$")]
    private static partial Regex SetLine();

    [GeneratedRegex(@"^Cache HIT: AAPL_2022-01-01_2022-12-31_prices \(\d+\.\d\d KB\)$")]
    private static partial Regex HitLine();
}
