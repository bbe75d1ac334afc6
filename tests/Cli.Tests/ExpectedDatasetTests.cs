using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class ExpectedDatasetTests
{
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
        SameCells.Require(expected, SameCells.LinesOf(terminal.Dataset()));
        SameCells.Require(await File.ReadAllLinesAsync(Corpus.Expected("open-context.csv"), TestContext.Current.CancellationToken), SameCells.LinesOf(terminal.Context()));
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
        var median = await LabelsAsync(terminal, [.. command, "--label", "median", "--force"]);

        Assert.Equal(expected.Select(row => $"{row[0]} {row[1]} {row[2]}"), excess);
        Assert.Equal(expected.Select(row => $"{row[0]} {row[1]} {row[3]}"), median);
        Assert.Equal(calls, server.Figures.Ok);
    }

    private static async Task<IEnumerable<string>> LabelsAsync(Terminal terminal, string[] command)
    {
        var outcome = await terminal.RunAsync(command);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return SameCells.LinesOf(terminal.Dataset()).Skip(1).Select(line => $"{SameCells.KeyOf(line)} {line[^1]}");
    }
}
