using System.Text.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Recorded;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>A cache of an earlier version, which asked Congress once a chamber and a holder list once.</summary>
public sealed class SinglePageEntryTests
{
    private const string House = "house-trades";
    private const string Congress = "NVDA_2023-10-03_2025-01-10_congressional_trades";
    private const string Holders = "institutional-ownership/extract-analytics/holder";

    [Fact]
    public async Task Entries_with_possibly_missing_rows_are_fetched_again_once_with_a_reason()
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        await terminal.RunAsync(Arguments.HalfYearOverHttp());
        var plan = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--plan"]);
        await MakeOldAsync(terminal, server);
        server.Reset();
        var planned = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--plan"]);
        Assert.Equal(0, server.Figures.Requests);

        var mended = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--fresh"]);
        var calls = server.Calls.Select(call => $"{call.Endpoint} {call["symbol"]} {call["page"]}").Order(StringComparer.Ordinal).ToList();
        server.Reset();
        var again = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--fresh"]);

        // NVDA has 225 rows of the House and 22 of the Senate; 100 of the House were in the old entry.
        Assert.Equal([$"{House} NVDA 0", $"{House} NVDA 1", "senate-trades NVDA 0", "senate-trades NVDA 1"], calls);
        Assert.Contains(plan.Lines, line => line.StartsWith("Nothing to fetch", StringComparison.Ordinal));
        Assert.Contains(planned.Lines, line => line.StartsWith("congressional_trades", StringComparison.Ordinal) && line.EndsWith(" 4+", StringComparison.Ordinal));
        var why = Assert.Single(mended.Lines, line => line.Contains("may have missing rows", StringComparison.Ordinal));
        Assert.Contains(Congress, why, StringComparison.Ordinal);
        Assert.Contains("a single call with 100 rows or more", why, StringComparison.Ordinal);
        Assert.Contains(mended.Lines, line => line.Contains("1 cache entry of a single call may have had missing rows and was replaced", StringComparison.Ordinal));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
        Assert.Equal(0, server.Figures.Requests);
        Assert.DoesNotContain(again.Lines, line => line.Contains("missing rows", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_of_exactly_a_page_is_reported_with_endpoint_and_symbol()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Transform = (call, answer) => call is { Endpoint: "funds/disclosure", Quarter: "2024Q1" } && call["symbol"] == "SPY"
                ? JsonArrays.Of(JsonArrays.Rows(answer).Take(100))
                : answer,
        });
        using var terminal = new Terminal().With(server);

        var first = await terminal.RunAsync(Arguments.HalfYearOverHttp("AAPL"));
        server.Reset();
        var cached = await terminal.RunAsync([.. Arguments.HalfYearOverHttp("AAPL"), "--fresh"]);

        Assert.Equal(0, server.Figures.Requests);
        Assert.All([first, cached], outcome => Assert.Contains(
            "⚠️  truncated? funds/disclosure of SPY: exactly a page of rows (100), so more may exist", outcome.Lines));
        using var report = JsonDocument.Parse(terminal.Report());
        var suspect = Assert.Single(report.RootElement.GetProperty("tally").GetProperty("truncated?").EnumerateArray());
        Assert.Equal(
            ("funds/disclosure", "SPY", 100, "funds/disclosure?symbol=SPY&year=2024&quarter=1"),
            (Text("endpoint"), Text("subject"), suspect.GetProperty("rows").GetInt32(), Text("request")));

        string? Text(string name) => suspect.GetProperty(name).GetString();
    }

    /// <summary>Puts entries of single calls in the place of those of NVDA: the newest hundred of the House, and holder lists that were whole.</summary>
    private static async Task MakeOldAsync(Terminal terminal, FmpServer server)
    {
        var source = $"fmp:{server.Url}";
        var fetchedAt = new DateTimeOffset(2025, 1, 10, 12, 0, 0, TimeSpan.Zero);
        foreach (var file in terminal.Files.Where(file => file.Contains("/NVDA_", StringComparison.Ordinal) && file.Contains("congressional", StringComparison.Ordinal)))
        {
            File.Delete(terminal.At(file));
        }

        var house = JsonArrays.Page(Rows(House), 0, 100);
        await SingleCallEntry.WriteAsync(
            terminal.Storage, Congress, source, fetchedAt, ("senate-trades?symbol=NVDA", Rows("senate-trades")), ($"{House}?symbol=NVDA", house));
        await SingleCallEntry.WriteAsync(
            terminal.Storage,
            "NVDA_2023-04-01_2023-06-30_institutional_holders",
            source,
            fetchedAt,
            ($"{Holders}?symbol=NVDA&year=2023&quarter=2&page=0&limit=100", Rows(Holders, ("year", "2023"), ("quarter", "2"))));
    }

    private static ReadOnlyMemory<byte> Rows(string endpoint, params (string Name, string Value)[] query) =>
        new RecordedCorpus(Corpus.Samples)
            .AllRows(endpoint, query.Append(("symbol", "NVDA")).ToDictionary(pair => pair.Item1, pair => pair.Item2))!.Value;
}
