using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class BadArgumentTests
{
    public static TheoryData<string> CommandLines =>
    [
        "generate",
        "generate --test --top50",
        "generate --test --symbols AAPL",
        "generate --test --universe-file /no/such/file",
        "generate --universe-file /no/such/file",
        "generate --universe-file /",
        "generate --symbols",
        "generate --symbols ,",
        "generate --symbols AAPL,not/a/symbol --source recorded",
        "generate --symbols ../../etc --source recorded",
        "generate --test --exclude MSFT",
        "generate --test --exclude AAPL,NVDA,TSLA",
        "generate --test --from 2024-13-01",
        "generate --test --from 01.02.2024",
        "generate --test --from 2024-06-01 --to 2024-01-01",
        "generate --test --from 2024-01-16 --to 2024-01-20",
        "generate --test --from 1950-01-01",
        "generate --test --day 0",
        "generate --test --day 32",
        "generate --test --day fifteen",
        "generate --test --horizon 0",
        "generate --test --horizon 10000",
        "generate --test --threshold NaN",
        "generate --test --threshold lots",
        "generate --test --source yahoo",
        "generate --test --source recorded --corpus /no/such/folder",
        "generate --test --corpus /no/such/folder",
        "generate --test --source recorded --fmp-url http://127.0.0.1/stable",
        "generate --test --source fmp --fmp-url ftp://127.0.0.1/stable",
        "generate --test --source fmp --fmp-url not-an-address",
        "generate --test --source fmp --fmp-url http://127.0.0.1:1/stable?apikey=abc",
        "generate --test --source fmp --fmp-url http://user@127.0.0.1:1/stable",
        "generate --test --requests-per-minute 0",
        "generate --test --requests-per-minute -5",
        "generate --test --requests-per-minute many",
        "generate --test --panel /no/such/file.json",
        "generate --test --parallel 0",
        "generate --test --parallel 100000",
        "generate --test --no-such-option",
        "generate --test more words",
        "generate --test --from 9990-01-01 --to 9999-12-31",
        "generate --test --from 0001-01-01 --to 0001-12-31",
        "generate --test --storage ftp://x/y",
        "generate --test --storage file:///tmp/x",
        "generate --test --storage http://x/y",
        "generate --test --storage https://x/y",
        "explain TSLA 9999-12-31",
        "explain ts_la 2024-01-15",
        "no-such-command",
        "cache",
        "cache clear",
        "cache clear --all",
        "cache clear AAPL --all --yes",
        "cache clear --type no_such_type",
        "cache clear not/a/symbol",
        "validate",
    ];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task A_bad_command_line_is_exit_code_2_with_an_error_message_and_nothing_written(string commandLine)
    {
        using var terminal = new Terminal { Settings = { ["FMP_API_KEY"] = "some-key-4431" } };
        var arguments = commandLine.Split(' ');
        string[] storage = arguments[0] is "generate" || arguments is ["cache", "clear", ..] ? ["--storage", terminal.Storage] : [];

        var outcome = await terminal.RunAsync(TestContext.Current.CancellationToken, [.. arguments, .. storage]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.NotEmpty(outcome.ErrorLines);
        Assert.All(outcome.ErrorLines, line => Assert.DoesNotContain("   at ", line, StringComparison.Ordinal));
        Assert.False(Directory.Exists(terminal.Storage), "a folder was made");
    }

    [Theory]
    [InlineData("generate --test --day abc", "--day: 'abc' is not a whole number")]
    [InlineData("generate --test --parallel 1.5", "--parallel: '1.5' is not a whole number")]
    [InlineData("train --learning-rate much", "--learning-rate: 'much' is not a number")]
    [InlineData("generate --symbols a/b,a/b --source fmp", "symbols: 'a/b' is not a symbol such as AAPL or BRK-B")]
    [InlineData("explain ts_la 2024-01-15", "'ts_la' is not a symbol such as AAPL or BRK-B")]
    [InlineData("cache clear --type prices", "--type without a symbol deletes the cached responses of prices of all symbols; confirm with --yes")]
    [InlineData("validate /tmp", "/tmp: is a folder, not a file")]
    [InlineData("split /tmp", "/tmp: is a folder, not a file")]
    [InlineData("train /tmp --params /dev/zero", "/dev/zero: has a line of more than 1 MB")]
    [InlineData("validate /dev/zero", "/dev/zero: has a line of more than 1 MB")]
    [InlineData("explain TSLA 9999-12-31", "9999-12-31 is outside the years 1990 to 2100")]
    [InlineData("generate --test --from 9990-01-01 --to 9999-12-31", "the range 9990-01-01 to 9999-12-31 exceeds the years 1990 to 2100")]
    [InlineData("generate --test --storage ftp://x/y", "--storage: ftp://… is neither a folder nor of the form https://ACCOUNT.blob.core.windows.net")]
    [InlineData("generate --test --panel /", "--panel: / is a folder, not a file")]
    public async Task The_error_message_says_in_plain_words_what_is_wrong(string commandLine, string message)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync(TestContext.Current.CancellationToken, commandLine.Split(' '));

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("smartmoney: " + message, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--storage", "generate", "--test", "--storage", "")]
    [InlineData("--storage", "runs", "--storage", " ")]
    [InlineData("--panel", "generate", "--test", "--panel", "")]
    [InlineData("--corpus", "generate", "--test", "--source", "recorded", "--corpus", "")]
    [InlineData("--fmp-url", "generate", "--test", "--source", "fmp", "--fmp-url", "")]
    [InlineData("--symbols", "generate", "--symbols", "")]
    [InlineData("--params", "train", "--params", "")]
    [InlineData("--output", "split", "x.csv", "--output", "\t")]
    [InlineData("--model", "predict", "--test", "--model", "")]
    [InlineData("RUN", "status", "")]
    [InlineData("FILE", "validate", "")]
    public async Task A_blank_value_is_one_clear_line(string name, params string[] arguments)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync(TestContext.Current.CancellationToken, arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"smartmoney: {name}: empty", Assert.Single(outcome.ErrorLines));
    }

    [Fact]
    public async Task A_folder_below_a_file_is_one_line()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync("generate", "--test");

        var outcome = await terminal.RunAsync(
            TestContext.Current.CancellationToken,
            "split",
            terminal.At("training/smart-money-flow/smart-money-flow-test.csv"),
            "--output",
            terminal.At("training/smart-money-flow/smart-money-flow-test.csv/below"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.EndsWith("smart-money-flow-test.csv is a file", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=x")]
    public async Task An_invalid_connection_string_is_one_line_that_does_not_repeat_it(string connection)
    {
        using var terminal = new Terminal { Settings = { ["SMARTMONEY_STORAGE"] = connection } };

        var outcome = await terminal.RunAsync(TestContext.Current.CancellationToken, "runs");

        Assert.Equal(2, outcome.ExitCode);
        var line = Assert.Single(outcome.ErrorLines);
        Assert.Contains("SMARTMONEY_STORAGE", line, StringComparison.Ordinal);
        Assert.DoesNotContain(connection, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("""{"hedgeFunds": [], "etfs": ["SPY"]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "12", "name": "Short"}], "etfs": ["SPY"]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "0001037389", "name": "A"}], "etfs": ["not a symbol"]}""")]
    [InlineData("""{"hedgeFunds": [{"cik": "0001037389", "name": "A"}, {"cik": "0001037389", "name": "B"}], "etfs": ["SPY"]}""")]
    public async Task An_invalid_panel_file_is_a_bad_argument(string content)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("panel.json"), content, TestContext.Current.CancellationToken);
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync("generate", "--test", "--panel", folder.At("panel.json"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("panel", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Empty(terminal.Files);
    }

    [Fact]
    public async Task A_rate_limit_beyond_all_bounds_is_a_bad_argument()
    {
        using var terminal = new Terminal { Settings = { ["FMP_API_KEY"] = "some-key-4431" } };

        var outcome = await terminal.RunAsync("generate", "--test", "--requests-per-minute", "2000000000");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(terminal.Files);
    }
}
