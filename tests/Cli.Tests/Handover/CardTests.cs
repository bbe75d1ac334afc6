using System.Globalization;
using System.Security.Cryptography;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Handover;

/// <summary>The card beside a dataset.</summary>
[Collection<SharedParquetRun>]
public sealed class CardTests(ParquetRun run) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_says_what_the_dataset_is_and_where_it_comes_from()
    {
        var lines = await File.ReadAllLinesAsync(run.File(".md"), Cancellation);

        Assert.Equal("# Smart Money dataset 'test'", lines[0]);
        Assert.All(
            [
                "| Rows | 108 |",
                "| Symbols | 3: AAPL, NVDA, TSLA |",
                "| Sample dates | 36, from 2022-01-15 to 2024-12-15, day 15 of the month |",
                "| Label | absolute (return_14d above 5 %), 14 days after the sample date |",
                "| Rows with label 1 | 32 (29.6 %) |",
                "| Validation | failed: Label Balance, Missing Data |",
                "| Facts from | 2022-01-01 to 2024-12-31, and as far before and after as features and labels reach |",
                "| Congress | `congress_buy_count_90d`, `congress_sell_count_90d`, `congress_net_sentiment`, `congress_recent_activity_7d` |",
                "- The fund panels were chosen with hindsight: they are today's well-known names.",
                "- Financial Modeling Prep: its terms forbid the redistribution of its data without a license.",
                "- U.S. Securities and Exchange Commission: public domain.",
            ],
            line => Assert.Contains(line, lines));
        Assert.Single(lines, line => line.StartsWith("| Source of the facts | recorded:", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("| Made by | Smart Money 1.", StringComparison.Ordinal) && line.EndsWith("`, version 2 of the contract |", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_has_the_size_and_the_hash_of_each_file()
    {
        var lines = await File.ReadAllLinesAsync(run.File(".md"), Cancellation);

        var files = lines.SkipWhile(line => line != "## Files").TakeWhile(line => line != "## Columns").Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal([LineOf(run.File(".csv")), LineOf(run.File("-context.csv")), LineOf(run.File(".parquet")), LineOf(run.File("-context.parquet"))], files);
    }

    [Fact]
    public async Task The_same_files_have_the_same_card_whenever_they_are_made()
    {
        var (card, report) = (await File.ReadAllBytesAsync(run.File(".md"), Cancellation), await File.ReadAllBytesAsync(run.File(".report.json"), Cancellation));

        await run.Terminal.RunAsync("generate", "--test", "--fresh");

        Assert.Equal(card, await File.ReadAllBytesAsync(run.File(".md"), Cancellation));
        Assert.NotEqual(report, await File.ReadAllBytesAsync(run.File(".report.json"), Cancellation));
    }

    [Fact]
    public async Task Beside_an_output_file_it_names_the_files_that_are_there()
    {
        await run.Terminal.RunAsync("generate", "--test", "--output", _folder.At("mine.parquet"));

        var card = await File.ReadAllTextAsync(_folder.At("mine.md"), Cancellation);

        Assert.Contains(LineOf(_folder.At("mine.parquet")), card, StringComparison.Ordinal);
        Assert.Contains(LineOf(_folder.At("mine-context.parquet")), card, StringComparison.Ordinal);
        Assert.Contains("data = pd.read_parquet(\"mine.parquet\")", card, StringComparison.Ordinal);
        Assert.DoesNotContain(".csv", card, StringComparison.Ordinal);
    }

    private static string LineOf(string path)
    {
        var content = File.ReadAllBytes(path);
        return string.Create(CultureInfo.InvariantCulture, $"| `{Path.GetFileName(path)}` | {content.Length} | `{Convert.ToHexStringLower(SHA256.HashData(content))}` |");
    }
}
