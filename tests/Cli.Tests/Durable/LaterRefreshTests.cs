using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>
/// A dataset that was made on 2024-05-20, when nothing later was known, is extended to the end of the year from the whole corpus.
/// Between the two lie a 10:1 split of NVDA, two deadlines of 13F, and reports that were late at first.
/// </summary>
public sealed class LaterRefreshTests
{
    private static readonly DateOnly First = new(2024, 5, 20);
    private static readonly DateOnly Later = new(2025, 2, 10);

    [Fact]
    public Task Only_new_periods_of_the_samples_are_fetched() =>
        RefreshesAsync(Corpus.Samples, Path.Combine(Corpus.Samples, "panel.json"), ["AAPL", "NVDA", "TSLA"]);

    [Fact]
    public Task Only_new_periods_of_six_symbols_of_the_corpus_are_fetched()
    {
        if (Corpus.Whole is not { } corpus)
        {
            Assert.Skip(Corpus.WholeIsMissing);
            return Task.CompletedTask;
        }

        return RefreshesAsync(Path.Combine(corpus, "fmp"), Path.Combine(corpus, "panel.json"), ["AMZN", "BRK-B", "GOOGL", "JPM", "NVDA", "WMT"]);
    }

    private static async Task RefreshesAsync(string corpus, string panel, string[] symbols)
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { CorpusFolder = corpus, Cut = First });
        using var terminal = new Terminal().With(server);
        var first = await RunAsync(terminal, symbols, panel, First, "2024-05-15");
        var late = server.EmptyAnswers.Count(call => call is { Endpoint: "institutional-ownership/extract", Quarter: "2023Q4" or "2024Q1" });
        server.Reset();
        server.Options.Cut = null;

        var later = await RunAsync(terminal, symbols, panel, Later, "2024-12-31");

        Assert.Equal((0, "", 0, ""), (first.ExitCode, first.Error, later.ExitCode, later.Error));
        var figures = server.Figures;
        var count = symbols.Length;
        Assert.Equal((count, count), (figures["historical-price-eod/light"], figures["splits"]));
        Assert.Equal((count, count), (figures["senate-trades"], figures["house-trades"]));
        Assert.All(server.Calls.Where(call => call.Endpoint == "historical-price-eod/light"), call => Assert.Equal("2024-01-01", call["from"]));

        // The summary of 2024Q1 was not final five days after its deadline; the last Q is 2024Q3.
        Assert.Equal(3 * count, figures["institutional-ownership/symbol-positions-summary"]);
        Assert.Equal(3 * count, server.Calls.Count(call => call is { Endpoint: "institutional-ownership/extract-analytics/holder" } && call["page"] == "0"));
        Assert.Equal(["2024Q1", "2024Q2", "2024Q3"], QuartersOf(server, "institutional-ownership/symbol-positions-summary"));

        // Managers: the new quarters, and those of the last 230 days that had no filing then.
        Assert.Equal((20 * 2) + late, figures["institutional-ownership/extract"]);

        // Funds: the new quarters, and those that were not 150 days old.
        Assert.Equal(10 * 5, figures["funds/disclosure"]);
        Assert.Equal(["2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4"], QuartersOf(server, "funds/disclosure"));
        Assert.Equal(0, figures.Repeats);
        var pages = figures["insider-trading/search"];

        server.Reset();
        using var fromNothing = new Terminal().With(server);
        await RunAsync(fromNothing, symbols, panel, Later, "2024-12-31");
        Assert.InRange(pages, count, server.Figures["insider-trading/search"] - 1);
        Assert.Equal(fromNothing.Dataset(), terminal.Dataset());
        Assert.Equal(count * 19, UninterruptedRun.Rows(terminal.Dataset()).Count);
    }

    private static IEnumerable<string> QuartersOf(FmpServer server, string endpoint) =>
        server.Calls.Where(call => call.Endpoint == endpoint).Select(call => call.Quarter).Distinct().Order(StringComparer.Ordinal);

    private static Task<Outcome> RunAsync(Terminal terminal, string[] symbols, string panel, DateOnly today, string to)
    {
        terminal.Time = new DatedTime(today);
        return terminal.RunAsync(
            "generate", "--symbols", string.Join(',', symbols), "--source", "fmp", "--from", "2023-06-01", "--to", to, "--panel", panel, "--parallel", "4", "--force");
    }
}
