using ParquetSharp;
using SmartMoney.Cli.Commands;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Handover;

/// <summary>The Parquet files of the sample run, as Apache Arrow reads them and as the other commands do.</summary>
[Collection<SharedParquetRun>]
public sealed class ParquetFilesTests(ParquetRun run) : IDisposable
{
    private static readonly string[] Counts =
    [
        "insider_cluster_score", "inst_new_positions_count", "inst_closed_positions_count", "congress_buy_count_90d", "congress_sell_count_90d",
        "congress_net_sentiment", "congress_recent_activity_7d", "hedgefund_new_entry_count", "hedgefund_exit_count", "quarter_age_days",
    ];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_run_names_them_and_leaves_the_CSV_as_it_is()
    {
        Assert.Equal((0, ""), (run.Outcome.ExitCode, run.Outcome.Error));
        Assert.Contains(run.Outcome.Lines, line => line.EndsWith($": {run.File(".parquet")}", StringComparison.Ordinal));
        Assert.Contains($"context: {run.File("-context.parquet")}", run.Outcome.Lines);
    }

    [Fact]
    public async Task Every_cell_is_that_of_the_CSV()
    {
        Assert.Equal(await UninterruptedRun.Test, run.Terminal.Dataset("test"));
        Assert.Equal(await UninterruptedRun.TestContext, run.Terminal.Context("test"));
        Assert.Equal(1 + (36 * 3), SameCells.LinesOf(run.Terminal.Dataset("test")).Length);
        Assert.Equal(SameCells.LinesOf(run.Terminal.Dataset("test")), ArrowTable.Lines(run.File(".parquet")));
        Assert.Equal(SameCells.LinesOf(run.Terminal.Context("test")), ArrowTable.Lines(run.File("-context.parquet")));
    }

    /// <remarks>The closes are those of 2022-01-14, 2024-06-14 (a Friday before a Saturday) and 2024-05-15.</remarks>
    [Fact]
    public void Known_cells_are_what_the_market_saw()
    {
        var rows = ArrowTable.Lines(run.File(".parquet"));

        Assert.Single(rows, row => row.StartsWith("AAPL,2022-01-15,173.07,", StringComparison.Ordinal));
        Assert.Single(rows, row => row.StartsWith("NVDA,2024-06-15,131.88,", StringComparison.Ordinal));
        Assert.Single(rows, row => row.StartsWith("TSLA,2024-05-15,173.99,", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_column_has_its_type()
    {
        var types = ArrowTable.Types(run.File(".parquet"));
        var context = ArrowTable.Types(run.File("-context.parquet"));

        Assert.Equal((33, 13), (types.Count, context.Count));
        Assert.All([types, context], table => Assert.Equal(("ByteArray String", "Int32 Date"), (table["symbol"], table["date"])));
        Assert.All(["price_at_sample", "price_after_14d", "return_14d"], name => Assert.Equal("Double", types[name]));
        Assert.Equal("Int32 Int", types["label"]);
        Assert.All(
            types.Skip(5).SkipLast(1).Concat(context.Skip(2)),
            column => Assert.Equal(Counts.Contains(column.Key) ? "Int32 Int optional" : "Double optional", column.Value));
    }

    [Fact]
    public async Task A_run_from_the_beginning_writes_the_same_bytes()
    {
        var before = await File.ReadAllBytesAsync(run.File(".parquet"), Cancellation);

        var again = await run.Terminal.RunAsync("generate", "--test", "--output", _folder.At("again.parquet"), "--fresh");

        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.At("again.parquet"), Cancellation));
        Assert.Equal(["again-context.parquet", "again.md", "again.parquet", "again.report.html", "again.report.json"], _folder.Files());
    }

    [Fact]
    public async Task Validate_says_of_them_what_it_says_of_the_CSV()
    {
        var csv = await run.Terminal.RunAsync(Cancellation, "validate", run.File(".csv"));
        var parquet = await run.Terminal.RunAsync(Cancellation, "validate", run.File(".parquet"));

        Assert.Equal(csv, parquet);
        Assert.Equal((3, ""), (parquet.ExitCode, parquet.Error));
        Assert.DoesNotContain("report beside", parquet.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_makes_the_same_parts_of_them_as_of_the_CSV()
    {
        var csv = await run.Terminal.RunAsync(Cancellation, "split", run.File(".csv"), "--output", _folder.At("csv"));
        var parquet = await run.Terminal.RunAsync(Cancellation, "split", run.File(".parquet"), "--output", _folder.At("parquet"));

        Assert.Equal((0, "", 0, ""), (csv.ExitCode, csv.Error, parquet.ExitCode, parquet.Error));
        foreach (var part in new[] { "train.csv", "val.csv", "test.csv" })
        {
            Assert.Equal(await File.ReadAllBytesAsync(_folder.At("csv", part), Cancellation), await File.ReadAllBytesAsync(_folder.At("parquet", part), Cancellation));
        }

        Assert.Equal(
            await File.ReadAllTextAsync(_folder.At("csv", "split.json"), Cancellation),
            (await File.ReadAllTextAsync(_folder.At("parquet", "split.json"), Cancellation)).Replace("-test.parquet", "-test.csv", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evaluate_finds_them_as_the_source_of_a_split()
    {
        await run.Terminal.RunAsync(Cancellation, "split", run.File(".parquet"), "--output", _folder.At("split"));

        var found = EvaluatedDataset.Find(null, _folder.At("split", "test.csv"));

        Assert.Equal(new EvaluatedDataset(run.File(".parquet"), run.File("-context.parquet")), found);
    }

    [Theory]
    [InlineData(Compression.Snappy)]
    [InlineData(Compression.Zstd)]
    [InlineData(Compression.Gzip)]
    public async Task A_file_of_another_writer_is_the_same_dataset(Compression compression)
    {
        ArrowTable.Write(_folder.At("other.parquet"), SameCells.LinesOf(run.Terminal.Dataset("test")), compression);
        ArrowTable.Write(_folder.At("other-context.parquet"), SameCells.LinesOf(run.Terminal.Context("test")), compression);
        File.Copy(run.File(".report.json"), _folder.At("other.report.json"));

        var outcome = await run.Terminal.RunAsync(Cancellation, "validate", _folder.At("other.parquet"));

        Assert.Equal(await run.Terminal.RunAsync(Cancellation, "validate", run.File(".csv")), outcome);
    }

    [Fact]
    public async Task The_first_bytes_say_what_a_file_is_and_not_its_name()
    {
        File.Copy(run.File(".parquet"), _folder.At("renamed.csv"));
        File.Copy(run.File(".csv"), _folder.At("renamed.parquet"));

        var parquet = await run.Terminal.RunAsync(Cancellation, "validate", _folder.At("renamed.csv"));
        var csv = await run.Terminal.RunAsync(Cancellation, "validate", _folder.At("renamed.parquet"));

        Assert.Equal((3, ""), (parquet.ExitCode, parquet.Error));
        Assert.Equal((2, $"smartmoney: {_folder.At("renamed.parquet")}: is not a Parquet file"), (csv.ExitCode, Assert.Single(csv.ErrorLines)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(5000)]
    public async Task A_file_that_was_cut_is_exit_code_2_with_a_line(int bytes)
    {
        await File.WriteAllBytesAsync(_folder.At("cut.parquet"), (await File.ReadAllBytesAsync(run.File(".parquet"), Cancellation))[..bytes], Cancellation);

        foreach (var command in new[] { "validate", "split" })
        {
            var outcome = await run.Terminal.RunAsync(Cancellation, command, _folder.At("cut.parquet"));

            Assert.Equal((2, ""), (outcome.ExitCode, outcome.Out));
            Assert.StartsWith($"smartmoney: {_folder.At("cut.parquet")}: ", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_without_a_column_or_with_the_context_of_other_rows_is_exit_code_2_with_a_line()
    {
        string[] lines = [.. SameCells.LinesOf(run.Terminal.Dataset("test")).Select(line => line[..line.LastIndexOf(',')])];
        ArrowTable.Write(_folder.At("without.parquet"), lines, Compression.Snappy);
        File.Copy(run.File(".parquet"), _folder.At("whole.parquet"));
        ArrowTable.Write(_folder.At("whole-context.parquet"), SameCells.LinesOf(run.Terminal.Context("test"))[..^1], Compression.Snappy);

        var without = await run.Terminal.RunAsync(Cancellation, "validate", _folder.At("without.parquet"));
        var lacking = await run.Terminal.RunAsync(Cancellation, "validate", _folder.At("whole.parquet"));

        Assert.Equal((2, $"smartmoney: {_folder.At("without.parquet")}: not the columns of a dataset (missing: label)"), (without.ExitCode, Assert.Single(without.ErrorLines)));
        Assert.Equal(2, lacking.ExitCode);
        Assert.EndsWith("is missing: the context file belongs to another dataset", Assert.Single(lacking.ErrorLines), StringComparison.Ordinal);
    }
}
