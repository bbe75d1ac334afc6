using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>A dataset made on 2024-05-20 is brought up to date on 2024-06-25; a 10:1 split lies between.</summary>
public sealed class MonthlyRefreshTests
{
    private static readonly DateOnly First = new(2024, 5, 20);
    private static readonly DateOnly Second = new(2024, 6, 25);

    [Fact]
    public async Task Only_new_periods_are_fetched_and_the_rows_are_those_of_a_run_from_nothing()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Cut = First });
        using var terminal = new Terminal().With(server);
        var first = await RunAsync(terminal, First, "2024-05-15");
        var unfinishedFilings = server.EmptyAnswers.Count(call =>
            call is { Endpoint: "institutional-ownership/extract", Quarter: "2023Q4" or "2024Q1" });
        server.Reset();
        server.Options.Cut = Second;

        var second = await RunAsync(terminal, Second, "2024-06-15");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Equal(
            new SortedDictionary<string, int>(StringComparer.Ordinal)
            {
                ["historical-price-eod/light"] = 3,
                ["splits"] = 3,
                ["senate-trades"] = 3,
                ["house-trades"] = 3,
                ["insider-trading/search"] = 3,
                ["institutional-ownership/symbol-positions-summary"] = 3,
                ["institutional-ownership/extract-analytics/holder"] = 3,
                ["institutional-ownership/extract"] = unfinishedFilings,
                ["funds/disclosure"] = 10 * 3,
            },
            new SortedDictionary<string, int>(server.Calls.Where(IsNotAnotherPageOfHolders).CountBy(call => call.Endpoint).ToDictionary(), StringComparer.Ordinal));
        Assert.Equal(0, server.Figures.Repeats);
        Assert.Equal(["2024Q1"], QuartersOf(server, "institutional-ownership/symbol-positions-summary"));
        Assert.Equal(["2023Q4", "2024Q1", "2024Q2"], QuartersOf(server, "funds/disclosure"));
        using var fromNothing = new Terminal().With(server);
        await RunAsync(fromNothing, Second, "2024-06-15");
        Assert.Equal(fromNothing.Dataset("test"), terminal.Dataset("test"));
    }

    /// <summary>Which lists take a second page depends on which come first.</summary>
    private static bool IsNotAnotherPageOfHolders(FmpCall call) =>
        call.Endpoint != "institutional-ownership/extract-analytics/holder" || call["page"] == "0";

    private static IEnumerable<string> QuartersOf(FmpServer server, string endpoint) =>
        server.Calls.Where(call => call.Endpoint == endpoint).Select(call => call.Quarter).Distinct().Order(StringComparer.Ordinal);

    private static Task<Outcome> RunAsync(Terminal terminal, DateOnly today, string to)
    {
        terminal.Time = new DatedTime(today);
        return terminal.RunAsync(
            "generate", "--test", "--source", "fmp", "--from", "2023-06-01", "--to", to, "--panel", Path.Combine(Corpus.Samples, "panel.json"));
    }
}
