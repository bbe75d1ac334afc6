using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class UniverseFileTests : IDisposable
{
    private readonly Terminal _terminal = new();

    [Theory]
    [InlineData("TSLA\nAAPL\n\n# the third\n  NVDA  \nAAPL\n")]
    [InlineData("\uFEFFTSLA\r\nAAPL\r\nNVDA")]
    [InlineData("name,Symbol,weight\n\"Tesla, Inc.\",TSLA,1.5\nApple,AAPL,6\nNvidia,NVDA,5\n")]
    [InlineData("symbol\nNVDA\nAAPL\nTSLA\n")]
    public async Task Its_symbols_are_those_of_the_run(string content)
    {
        var outcome = await _terminal.RunAsync(["generate", "--universe-file", Write(content), "--source", "recorded", "--from", "2024-01-01", "--to", "2024-06-30"]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(["AAPL", "NVDA", "TSLA"], UninterruptedRun.Rows(_terminal.Dataset()).Keys.Select(key => key.Split(',', ' ')[0]).Distinct());
    }

    [Theory]
    [InlineData("", "has no symbols")]
    [InlineData("# nothing\n\n", "has no symbols")]
    [InlineData("ticker,weight\nAAPL,1\n", "has no column 'symbol'")]
    [InlineData("symbol,name\nAAPL,\"Apple\n", "is not readable as CSV")]
    [InlineData("AAPL\nnot a symbol\n", "symbols: 'not a symbol' is not a symbol such as AAPL or BRK-B")]
    public async Task A_file_that_names_no_symbols_is_refused(string content, string message)
    {
        var outcome = await _terminal.RunAsync("generate", "--universe-file", Write(content), "--source", "recorded");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_terminal.Storage));
    }

    [Fact]
    public async Task A_file_without_an_end_is_refused()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "there is no endless file here");

        var outcome = await _terminal.RunAsync("generate", "--universe-file", "/dev/zero", "--source", "recorded");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("is larger than 16 MB", outcome.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _terminal.Dispose();

    private string Write(string content)
    {
        var path = Path.Combine(Path.GetDirectoryName(_terminal.Storage)!, "universe");
        File.WriteAllText(path, content);
        return path;
    }
}
