using System.Text;
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
        List<ContextRow> expectedContext;
        await using (var file = File.OpenRead(Corpus.Expected("open.csv")))
        {
            expected = [.. DatasetCsv.Read(file)];
        }

        await using (var file = File.OpenRead(Corpus.Expected("open-context.csv")))
        {
            expectedContext = [.. ContextCsv.Read(file)];
        }

        Panel panel;
        await using (var file = File.OpenRead(Path.Combine(Corpus.Whole!, "panel.json")))
        {
            panel = Panel.Read(file);
        }

        var symbols = expected.Select(row => row.Symbol).Distinct().Order(StringComparer.Ordinal).ToArray();
        var shards = new List<ShardLine>();
        var (rows, report) = await RunAsync(Corpus.Path, symbols, panel, shards);
        Assert.Equal(0, report.Dataset.LookAheadRows);
        Assert.Equal(expected.Select(row => (row.Symbol, row.Date)), rows.Select(row => (row.Symbol, row.Date)));
        Assert.Empty(expected.Zip(rows).SelectMany(pair => Differences(pair.First, pair.Second)).Take(20));

        var context = Context(shards);
        Assert.Equal(expectedContext.Select(row => (row.Symbol, row.Date)), context.Select(row => (row.Symbol, row.Date)));
        Assert.Empty(expectedContext.Zip(context).SelectMany(pair => Differences(pair.First, pair.Second)).Take(20));
    }

    private static List<ContextRow> Context(IEnumerable<ShardLine> shards)
    {
        var text = string.Join('\n', shards.Select(line => line.Context).Prepend(ContextCsv.Header));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return [.. ContextCsv.Read(file)];
    }

    private static async Task<(List<DatasetRow> Rows, RunReport Report)> RunAsync(
        string folder, string[] symbols, Panel panel, ICollection<ShardLine>? shards = null)
    {
        var source = new RecordedCorpus(folder);
        await using var services = new ServiceCollection().AddRecorded(source).AddSingleton<FeedCatalog>().BuildServiceProvider();
        var run = new RunParameters(
            "custom", [.. symbols], new DateOnly(2022, 1, 1), new DateOnly(2024, 12, 31), 15, 14, 0.05, source.Name, panel);
        return await WorkflowRuns.DoAsync(services.GetRequiredService<FeedCatalog>(), run, TestContext.Current.CancellationToken, shards);
    }

    private static IEnumerable<string> Differences(DatasetRow expected, DatasetRow actual) =>
        Differences($"{expected.Symbol} {expected.Date.Iso()}", DatasetColumns.Names, Cells(expected), Cells(actual));

    private static IEnumerable<string> Differences(ContextRow expected, ContextRow actual) =>
        Differences($"{expected.Symbol} {expected.Date.Iso()}", DatasetColumns.ContextNames, expected.Values, actual.Values);

    private static IEnumerable<string> Differences(string row, IEnumerable<string> names, IEnumerable<double?> expected, IEnumerable<double?> actual) =>
        expected.Zip(actual).Zip(names.Skip(2))
            .Where(cell => !IsEqual(cell.First.First, cell.First.Second))
            .Select(cell => $"{row} {cell.Second}: {cell.First.Second} instead of {cell.First.First}");

    private static double?[] Cells(DatasetRow row) =>
        [row.PriceAtSample, row.PriceAfter14d, row.Return14d, .. row.Features, row.Label];

    private static bool IsEqual(double? expected, double? actual) => expected is { } one && actual is { } other
        ? Math.Abs(one - other) <= Math.Max(1e-12, 1e-9 * Math.Max(Math.Abs(one), Math.Abs(other)))
        : expected is null && actual is null;
}
