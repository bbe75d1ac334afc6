using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Recorded;
using SmartMoney.Testing;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Tests.Runs;
using Xunit;

namespace SmartMoney.Workflow.Tests.Samples;

/// <summary>Whole runs over recorded answers, in process.</summary>
public sealed class CorpusTests
{
    [Fact]
    public async Task The_sample_becomes_108_rows_that_never_look_ahead()
    {
        var (rows, report) = await RunAsync(Sample.Folder, Sample.Symbols, Panel.Default);
        Assert.Equal(Sample.Lines(Sample.Default.Facts(Sample.Untouched)), rows.Select(RowText.Of));
        Assert.Equal((108, 0), (report.Dataset.Rows, report.Dataset.LookAheadRows));
        Assert.Empty(report.Tally.Failures);
    }

    [Fact]
    public async Task The_corpus_becomes_what_is_expected_of_it()
    {
        Assert.SkipWhen(Corpus.Whole is null, Corpus.WholeIsMissing);
        List<DatasetRow> expected;
        await using (var file = File.OpenRead(Corpus.Expected("open.csv")))
        {
            expected = [.. DatasetCsv.Read(file)];
        }

        Panel panel;
        await using (var file = File.OpenRead(Path.Combine(Corpus.Whole!, "panel.json")))
        {
            panel = Panel.Read(file);
        }

        var symbols = expected.Select(row => row.Symbol).Distinct().Order(StringComparer.Ordinal).ToArray();
        var (rows, report) = await RunAsync(Corpus.Path, symbols, panel);
        Assert.Equal(0, report.Dataset.LookAheadRows);
        Assert.Equal(expected.Select(row => (row.Symbol, row.Date)), rows.Select(row => (row.Symbol, row.Date)));
        Assert.Empty(expected.Zip(rows).SelectMany(pair => Differences(pair.First, pair.Second)).Take(20));
    }

    private static async Task<(List<DatasetRow> Rows, RunReport Report)> RunAsync(string folder, string[] symbols, Panel panel)
    {
        var source = new RecordedCorpus(folder);
        await using var services = new ServiceCollection().AddRecorded(source).AddSingleton<FeedCatalog>().BuildServiceProvider();
        var run = new RunParameters(
            "custom", [.. symbols], new DateOnly(2022, 1, 1), new DateOnly(2024, 12, 31), 15, 14, 0.05, source.Name, panel);
        return await WorkflowRuns.DoAsync(services.GetRequiredService<FeedCatalog>(), run, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Differences(DatasetRow expected, DatasetRow actual) =>
        Cells(expected).Zip(Cells(actual)).Zip(DatasetColumns.Names.Skip(2))
            .Where(cell => !IsEqual(cell.First.First, cell.First.Second))
            .Select(cell => $"{expected.Symbol} {expected.Date.Iso()} {cell.Second}: {cell.First.Second} instead of {cell.First.First}");

    private static double?[] Cells(DatasetRow row) =>
        [row.PriceAtSample, row.PriceAfter14d, row.Return14d, .. row.Features, row.Label];

    private static bool IsEqual(double? expected, double? actual) => expected is { } one && actual is { } other
        ? Math.Abs(one - other) <= Math.Max(1e-12, 1e-9 * Math.Max(Math.Abs(one), Math.Abs(other)))
        : expected is null && actual is null;
}
