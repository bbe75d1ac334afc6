using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>What the screen says of failures while a run goes and when it has ended.</summary>
public sealed class FailureLinesTests
{
    private static readonly FmpReply Down = FmpReply.OfText(503, "down");

    [Fact]
    public async Task While_a_source_is_down_failures_are_printed_and_the_summary_lists_symbols_first_and_groups_equal_failures()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Script = _ => Down });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(outcome.Lines, line => line.StartsWith("❌ 1 failure so far", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, line => line.StartsWith("❌ 10 failures so far", StringComparison.Ordinal));
        var ends = outcome.Lines.Where(line => line.StartsWith('❌') && !line.Contains("so far", StringComparison.Ordinal)).ToList();
        Assert.Contains(" prices: ", ends[0], StringComparison.Ordinal);
        Assert.InRange(ends.Count, 3, 15);
        Assert.Contains(ends, line => line.Contains(" more hedge_fund_holdings: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_an_outage_the_advice_is_the_same_command_and_missing_data_is_named()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => call["symbol"] == "TSLA" || call["cik"] == "0001037389" ? Down : null,
        });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--parallel", "1"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.DoesNotContain("--exclude", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("→ run the same command again: the prices of 1 symbol were unavailable", outcome.Lines);
        Assert.Contains("→ run the same command again: hedge_fund_holdings of 0001037389 unavailable", outcome.Lines);
    }

    [Fact]
    public async Task What_explain_cannot_have_goes_to_standard_error()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => call.Endpoint == "house-trades" ? FmpReply.Denied(403) : null,
        });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync(
            "explain", "TSLA", "2024-02-15", "--source", "fmp", "--panel", Path.Combine(Corpus.Samples, "panel.json"));

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("TSLA congressional_trades", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("❌", outcome.Out, StringComparison.Ordinal);
    }
}
