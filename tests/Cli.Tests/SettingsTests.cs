using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class SettingsTests
{
    public static TheoryData<string, string> Bad => new()
    {
        { "Fmp:MaxTries", "abc" },
        { "Fmp:MaxTries", "0" },
        { "Fmp:MaxTries", "101" },
        { "Fmp:RequestsPerMinute", "many" },
        { "Fmp:RequestsPerMinute", "0" },
        { "Fmp:RequestsPerMinute", "-1" },
        { "Fmp:Timeout", "soon" },
        { "Fmp:Timeout", "00:00:00" },
        { "Fmp:RetryDelay", "-00:00:01" },
        { "Fmp:MaxRetryDelay", "-00:00:01" },
        { "Fmp:MaxRetryTime", "00:00:00" },
        { "Fmp:BreakTime", "00:00:00" },
        { "Fmp:BreakTime", "9.00:00:00" },
        { "Fmp:RateWindow", "00:00:00" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task An_invalid_setting_is_one_clear_line_that_names_it(string name, string value)
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        terminal.Settings[name] = value;

        string[][] commands =
        [
            Arguments.HalfYearOverHttp(),
            [.. Arguments.HalfYearOverHttp(), "--plan"],
            ["explain", "NVDA", "2024-07-15", "--source", "fmp"],
        ];
        foreach (var command in commands)
        {
            var outcome = await terminal.RunAsync(command);

            Assert.Equal(2, outcome.ExitCode);
            Assert.Contains(name, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        }

        Assert.Empty(terminal.Files);
        Assert.Equal(0, server.Figures.Requests);
    }

    [Fact]
    public async Task Settings_of_an_unused_source_do_not_matter()
    {
        using var terminal = new Terminal { Settings = { ["Fmp:MaxTries"] = "abc" } };

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL"), "--plan"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
    }
}
