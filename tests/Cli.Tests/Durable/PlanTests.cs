using System.Globalization;
using System.Text.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>What a run costs, told before it starts; the numbers are worked out by hand.</summary>
public sealed class PlanTests
{
    [Fact]
    public async Task The_default_range_of_three_symbols_costs_the_hand_counted_calls()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("generate", "--test", "--source", "fmp", "--plan");

        // 36 dates from 2022-01-15 to 2024-12-15; Q goes from 2021Q3 (due 2021-11-15) to 2024Q3 (due 2024-11-14).
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var plan = Plan(outcome);
        Assert.Equal((3 * 2, 0, 3 * 2), plan["prices"]);
        Assert.Equal((3 * 2, 0, 3 * 2), plan["insider_trades"]);
        Assert.Equal((3 * 14, 0, 3 * 14), plan["institutional_ownership"]); // 2021Q2 to 2024Q3
        Assert.Equal((3 * 14, 0, 3 * 14), plan["institutional_holders"]);
        Assert.Equal((3 * 2, 0, 3 * 2), plan["congressional_trades"]);
        Assert.Equal((20 * 15, 0, 20 * 15), plan["hedge_fund_holdings"]); // 2021Q1, before that of 2021-05-30, to 2024Q3
        Assert.Equal((10 * 17, 0, 10 * 17), plan["etf_holdings"]); // 2020Q4, of 2020-10-12, to 2024Q4
        Assert.Equal((572, 0, 572), plan["all"]);
        Assert.Contains(outcome.Lines, line => line.StartsWith("2 min at 300 requests a minute", StringComparison.Ordinal));
        foreach (var (type, atLeast) in new[] { ("insider_trades", "6+"), ("congressional_trades", "6+"), ("institutional_holders", "42+"), ("all", "572+") })
        {
            Assert.Contains(outcome.Lines, line => line.StartsWith(type, StringComparison.Ordinal) && line.EndsWith($" {atLeast}", StringComparison.Ordinal));
        }

        foreach (var exact in new[] { "prices", "institutional_ownership", "hedge_fund_holdings", "etf_holdings" })
        {
            Assert.Contains(outcome.Lines, line => line.StartsWith(exact + " ", StringComparison.Ordinal) && !line.Contains('+', StringComparison.Ordinal));
        }

        Assert.DoesNotContain(terminal.Files, file => file.StartsWith("runs/", StringComparison.Ordinal) || file.StartsWith("cache/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Planning_makes_no_call_and_after_a_run_the_cache_answers_all()
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        string[] command = [.. Arguments.HalfYearOverHttp(), "--plan"];
        var before = Plan(await terminal.RunAsync(command));
        Assert.Equal(0, server.Figures.Requests);
        await terminal.RunAsync(Arguments.HalfYearOverHttp());
        var made = server.Figures;
        server.Reset();
        terminal.Settings.Remove("FMP_API_KEY");

        var outcome = await terminal.RunAsync(command);

        Assert.Equal(0, outcome.ExitCode);
        var after = Plan(outcome);
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(after, type => Assert.Equal((type.Value.Calls, 0), (type.Value.Cached, type.Value.Lacking)));
        Assert.All(after, type => Assert.InRange(type.Value.Calls, before[type.Key].Calls, int.MaxValue));

        // What the rows in the cache tell is what the run made; before it, only the least was known.
        Assert.Equal(made["senate-trades"] + made["house-trades"], after["congressional_trades"].Calls);
        Assert.Equal(made["insider-trading/search"], after["insider_trades"].Calls);
        Assert.Equal(made["institutional-ownership/extract-analytics/holder"], after["institutional_holders"].Calls);
        Assert.Equal(made.Requests, after["all"].Calls);
        Assert.Equal(0, server.Figures.Requests);
    }

    [Fact]
    public async Task The_run_makes_the_planned_calls()
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        await terminal.RunAsync(Arguments.HalfYearOverHttp("AAPL"));
        server.Reset();
        var plan = Plan(await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--plan"]));

        await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--force"]);

        var figures = server.Figures;
        Assert.Equal(plan["prices"].Lacking, figures["historical-price-eod/light"] + figures["splits"]);
        Assert.InRange(figures["senate-trades"] + figures["house-trades"], plan["congressional_trades"].Lacking, 8); // a page and the empty one
        Assert.Equal(plan["institutional_ownership"].Lacking, figures["institutional-ownership/symbol-positions-summary"]);
        Assert.Equal(
            plan["institutional_holders"].Lacking,
            server.Calls.Count(call => call is { Endpoint: "institutional-ownership/extract-analytics/holder" } && call["page"] == "0"));
        Assert.Equal((0, 0), (plan["hedge_fund_holdings"].Lacking, figures["institutional-ownership/extract"]));
        Assert.Equal((0, 0), (plan["etf_holdings"].Lacking, figures["funds/disclosure"]));
        Assert.InRange(figures["insider-trading/search"], plan["insider_trades"].Lacking, 100);
        Assert.Equal((4, 2 * 4), (plan["prices"].Lacking, plan["institutional_holders"].Lacking));
    }

    [Fact]
    public async Task The_cost_of_a_run_does_not_count_entries_of_another_source_as_cached()
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        await terminal.RunAsync(Arguments.HalfYearRecorded());

        var recorded = await terminal.RunAsync([.. Arguments.HalfYearRecorded(), "--fresh"]);
        var live = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--force"]);
        var again = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--fresh"]);

        Assert.Contains("Cost: at least 212 calls, 212 cached", recorded.Lines);
        Assert.Contains(live.Lines, line => line.StartsWith("Cost: at least 212 calls, 0 cached,", StringComparison.Ordinal));
        Assert.Contains("Cost: at least 212 calls, 212 cached", again.Lines);
    }

    [Fact]
    public async Task The_plan_as_JSON_matches_the_table()
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        terminal.Settings["Fmp:RequestsPerMinute"] = "100";
        await terminal.RunAsync([.. Arguments.HalfYearOverHttp("AAPL"), "--requests-per-minute", "1000000"]);
        string[] command = [.. Arguments.HalfYearOverHttp(), "--plan"];
        var table = Plan(await terminal.RunAsync(command));

        var outcome = await terminal.RunAsync([.. command, "--json"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        using var json = JsonDocument.Parse(outcome.Out);
        var plan = json.RootElement.GetProperty("dataTypes").EnumerateArray().Append(json.RootElement).ToDictionary(
            type => type.TryGetProperty("type", out var name) ? name.GetString()! : "all",
            type => (type.GetProperty("calls").GetInt32(), type.GetProperty("cached").GetInt32(), type.GetProperty("lacking").GetInt32()));
        Assert.Equal(table, plan);
        Assert.Equal(table["all"].Lacking / 100.0, json.RootElement.GetProperty("minutes").GetDouble());
        Assert.Equal(100, json.RootElement.GetProperty("requestsPerMinute").GetInt32());
    }

    private static Dictionary<string, (int Calls, int Cached, int Lacking)> Plan(Outcome outcome) => outcome.Lines
        .Select(line => line.Replace("+", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words is [_, _, _, _] && words[1..].All(word => word.All(digit => char.IsAsciiDigit(digit) || digit == ',')))
        .ToDictionary(words => words[0], words => (Number(words[1]), Number(words[2]), Number(words[3])));

    private static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
