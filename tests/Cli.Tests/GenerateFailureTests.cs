using System.Net;
using System.Net.Sockets;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class GenerateFailureTests
{
    private const string Tesla = "TSLA";

    [Fact]
    public async Task A_wrong_key_is_one_clear_line_after_at_most_two_requests()
    {
        const string Key = "wrong-key-91ab";
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server, Key);

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--parallel", "16"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("FMP_API_KEY", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.InRange(server.Figures.Requests, 1, 2);
        Secrets.AreNowhere(Key, terminal, outcome);
    }

    [Fact]
    public async Task A_missing_key_is_one_clear_line_that_names_it()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("generate", "--top50");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("FMP_API_KEY", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(terminal.Files);
    }

    [Fact]
    public async Task A_denied_symbol_costs_its_own_rows_only()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { DeniedSymbols = new HashSet<string> { Tesla } });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(outcome.Lines, line => line.Contains(Tesla, StringComparison.Ordinal) && line.Contains("402", StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, line => line.Contains("--exclude TSLA", StringComparison.Ordinal));
        Assert.Contains("\"TSLA\"", terminal.Report()[terminal.Report().IndexOf("\"failures\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var expected = UninterruptedRun.Rows(await UninterruptedRun.HalfYear).Where(row => row.Value[0] != Tesla);
        Assert.Equal(expected, UninterruptedRun.Rows(terminal.Dataset()));
    }

    [Fact]
    public async Task A_denied_data_type_costs_its_own_features_only()
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => call is { Endpoint: "house-trades" } && call["symbol"] == Tesla ? FmpReply.Denied(403) : null,
        });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(outcome.Lines, line => line.Contains("TSLA congressional_trades", StringComparison.Ordinal));
        await LacksAsync(terminal, 20..24, row => row[0] == Tesla);
    }

    [Theory]
    [InlineData("symbol", "ARKK", 29, 32)]
    [InlineData("cik", "0001037389", 24, 29)]
    public async Task A_denied_panel_member_costs_its_panel(string name, string member, int first, int end)
    {
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => call[name] == member ? FmpReply.Denied(402) : null,
        });
        using var terminal = new Terminal().With(server);

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--parallel", "1"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(outcome.Lines, line => line.Contains(member, StringComparison.Ordinal));
        await LacksAsync(terminal, first..end, _ => true);
    }

    [Fact]
    public async Task An_unknown_symbol_costs_its_own_rows_only_and_is_named()
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync(Arguments.HalfYearRecorded("AAPL,NVDA,TSLA,XYZQ"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(outcome.Lines, line => line.Contains("XYZQ", StringComparison.Ordinal) && line.Contains("unknown", StringComparison.Ordinal));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Fact]
    public async Task Without_a_network_the_run_ends_at_once_with_the_cause()
    {
        using var terminal = new Terminal { Settings = { ["FMP_API_KEY"] = "some-key-4431", ["Fmp:MaxTries"] = "2", ["Fmp:RetryDelay"] = "00:00:00.001" } };

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--fmp-url", $"http://127.0.0.1:{ClosedPort()}/stable"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("cannot be reached: the connection was refused", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Secrets.AreNowhere("some-key-4431", terminal, outcome);
    }

    [Fact]
    public async Task The_run_after_an_incomplete_run_fetches_only_missing_data()
    {
        var isDown = true;
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            Script = call => isDown && call is { Endpoint: "senate-trades" } && call["symbol"] == Tesla ? FmpReply.OfText(503, "down") : null,
        });
        using var terminal = new Terminal().With(server);
        var first = await terminal.RunAsync(Arguments.HalfYearOverHttp());
        var incomplete = terminal.Dataset();
        isDown = false;
        server.Reset();

        var second = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal((1, 0), (first.ExitCode, second.ExitCode));
        Assert.NotEqual(await UninterruptedRun.HalfYear, incomplete);
        Assert.Equal( // 141 rows and 13
            [
                "house-trades?limit=250&page=0&symbol=TSLA", "house-trades?limit=250&page=1&symbol=TSLA",
                "senate-trades?limit=250&page=0&symbol=TSLA", "senate-trades?limit=250&page=1&symbol=TSLA",
            ],
            server.Calls.Select(call => call.Identity).Order(StringComparer.Ordinal));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Fact]
    public async Task A_source_that_stays_down_ends_in_bounded_time_and_the_next_call_completes()
    {
        var isDown = true;
        await using var server = await FmpServer.StartAsync(new FmpServerOptions { Script = _ => isDown ? FmpReply.OfText(503, "down") : null });
        using var terminal = new Terminal().With(server);

        var first = await terminal.RunAsync(Arguments.HalfYearOverHttp());
        var requests = server.Figures.Requests;
        isDown = false;
        var second = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal((1, 0), (first.ExitCode, second.ExitCode));
        Assert.InRange(requests, 1, 150);
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Fact]
    public async Task A_storage_folder_that_cannot_be_written_is_one_clear_line()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("file"), "", TestContext.Current.CancellationToken);
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync(TestContext.Current.CancellationToken, "generate", "--test", "--storage", folder.At("file", "data"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(folder.At("file", "data"), Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(["file"], folder.Files());
    }

    [Fact]
    public async Task A_damaged_cache_entry_is_reported_and_fetched_again()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync(Arguments.HalfYearRecorded());
        var file = terminal.At("cache/smart-money/prices/NVDA_2024-01-01_2024-12-31_prices.json.gz");
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..100], TestContext.Current.CancellationToken);

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded(), "--fresh"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains(outcome.Lines, line => line.Contains("NVDA_2024-01-01_2024-12-31_prices", StringComparison.Ordinal) && line.Contains("damaged", StringComparison.Ordinal));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    /// <summary>The rows are the undisturbed ones, but for some cells of some rows, which are empty.</summary>
    private static async Task LacksAsync(Terminal terminal, Range columns, Predicate<string[]> isHit)
    {
        var expected = UninterruptedRun.Rows(await UninterruptedRun.HalfYear);
        foreach (var row in expected.Values.Where(row => isHit(row)))
        {
            row.AsSpan(columns).Fill("");
        }

        Assert.Equal(expected, UninterruptedRun.Rows(terminal.Dataset()));
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
