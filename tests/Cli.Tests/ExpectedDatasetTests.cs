using System.Globalization;
using System.Text;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class ExpectedDatasetTests
{
    private const double Relative = 1e-9;
    private const double Absolute = 1e-12;

    public static TheoryData<int, int> Caps => new()
    {
        { int.MaxValue, 100 },
        { int.MaxValue, 10 },
        { 50, 100 },
    };

    [Theory]
    [MemberData(nameof(Caps))]
    public async Task The_whole_corpus_over_HTTP_gives_the_expected_dataset_however_short_the_pages(int pageCap, int holderCap)
    {
        Assert.SkipWhen(Corpus.Whole is null, Corpus.WholeIsMissing);
        var expected = await File.ReadAllLinesAsync(Corpus.Expected("open.csv"), TestContext.Current.CancellationToken);
        var symbols = expected.Skip(1).Select(line => line.Split(',')[0]).Distinct();
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { CorpusFolder = Corpus.Path, PageCap = pageCap, HolderCap = holderCap });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync(
            "generate", "--symbols", string.Join(',', symbols), "--source", "fmp", "--panel", Path.Combine(Corpus.Whole!, "panel.json"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        AssertSame(expected, Lines(terminal.Dataset()));
        AssertSame(await File.ReadAllLinesAsync(Corpus.Expected("open-context.csv"), TestContext.Current.CancellationToken), Lines(terminal.Context()));
        Assert.Equal((0, 0), (server.Figures.Repeats, server.Figures.Limited));
        Assert.DoesNotContain(terminal.Files, file => file.StartsWith(".tmp/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_whole_corpus_gives_the_expected_labels_of_each_kind()
    {
        Assert.SkipWhen(Corpus.Whole is null, Corpus.WholeIsMissing);
        var expected = (await File.ReadAllLinesAsync(Corpus.Expected("open-labels.csv"), TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')).ToList();
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { CorpusFolder = Corpus.Path });
        using var terminal = new Terminal().With(server);
        string[] command =
        [
            "generate", "--symbols", string.Join(',', expected.Select(row => row[0]).Distinct()), "--source", "fmp", "--panel", Path.Combine(Corpus.Whole!, "panel.json"),
        ];

        var excess = await LabelsAsync(terminal, [.. command, "--label", "excess"]);
        var calls = server.Figures.Ok;
        var median = await LabelsAsync(terminal, [.. command, "--label", "median"]);

        Assert.Equal(expected.Select(row => $"{row[0]} {row[1]} {row[2]}"), excess);
        Assert.Equal(expected.Select(row => $"{row[0]} {row[1]} {row[3]}"), median);
        Assert.Equal(calls, server.Figures.Ok);
    }

    private static async Task<IEnumerable<string>> LabelsAsync(Terminal terminal, string[] command)
    {
        var outcome = await terminal.RunAsync(command);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return Lines(terminal.Dataset()).Skip(1).Select(line => $"{KeyOf(line)} {line[^1]}");
    }

    private static string[] Lines(byte[] file) => Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static void AssertSame(string[] expected, string[] actual)
    {
        Assert.Equal(expected[0], actual[0]);
        Assert.Equal(expected.Select(KeyOf), actual.Select(KeyOf));
        Assert.Empty(expected.Zip(actual).Skip(1).SelectMany(pair => Differences(expected[0].Split(','), pair.First.Split(','), pair.Second.Split(','))).Take(20));
    }

    private static string KeyOf(string line) => string.Join(' ', line.Split(',').Take(2));

    private static IEnumerable<string> Differences(string[] names, string[] expected, string[] actual) => Enumerable.Range(2, names.Length - 2)
        .Where(i => !IsSame(expected[i], actual[i]))
        .Select(i => $"{expected[0]} {expected[1]} {names[i]}: {actual[i]} instead of {expected[i]}");

    private static bool IsSame(string expected, string actual)
    {
        if (expected.Length == 0 || actual.Length == 0)
        {
            return expected.Length == actual.Length;
        }

        var (wanted, had) = (double.Parse(expected, CultureInfo.InvariantCulture), double.Parse(actual, CultureInfo.InvariantCulture));
        return Math.Abs(wanted - had) <= Math.Max(Absolute, Relative * Math.Abs(wanted));
    }
}
