using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>Prices from files in place of the provider's.</summary>
public sealed class OwnPricesTests : IDisposable
{
    private readonly TemporaryFolder _prices = new();

    public void Dispose() => _prices.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_recorded_prices_as_files_make_the_same_dataset(bool isUnadjusted)
    {
        WriteSamples(isUnadjusted);
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded(), "--prices", _prices.Path, .. isUnadjusted ? ["--prices-unadjusted"] : Array.Empty<string>()]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
        Assert.DoesNotContain(terminal.Files, file => file.Contains("_prices", StringComparison.Ordinal));
        Assert.Contains("\"prices\":\"files:", terminal.Report(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_request_for_prices_is_made_or_planned()
    {
        WriteSamples(isUnadjusted: false);
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        string[] command = [.. Arguments.HalfYearOverHttp(), "--prices", _prices.Path];

        var plan = await terminal.RunAsync([.. command, "--plan"]);
        var outcome = await terminal.RunAsync(command);

        Assert.DoesNotContain("prices", plan.Out, StringComparison.Ordinal);
        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain(server.Calls, call => call.Endpoint is "splits" or "historical-price-eod/light");
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Fact]
    public async Task Files_without_splits_are_named_in_the_report_and_a_file_that_is_wrong_costs_its_own_rows()
    {
        File.WriteAllText(_prices.At("AAPL.csv"), "date,close\n2024-01-12,185.92\n2024-01-16,183.63\n2024-01-29,191.73\n");
        File.WriteAllText(_prices.At("NVDA.csv"), "date,close\n2024-01-12,much\n");
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL,NVDA"), "--prices", _prices.Path]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Price files without the column split are treated as having no splits (1 symbol).", outcome.Out, StringComparison.Ordinal);
        Assert.Contains("treated as having no splits (1 symbol)", terminal.Report(), StringComparison.Ordinal);
        Assert.Contains("NVDA prices: NVDA.csv, line 2: close: 'much' is not a number above 0", outcome.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--prices", "/nowhere/at/all", "--prices: /nowhere/at/all is not a folder with price files such as AAPL.csv")]
    [InlineData("--prices-unadjusted", null, "--prices-unadjusted requires --prices")]
    public async Task A_wrong_option_is_one_line(string option, string? value, string message)
    {
        using var terminal = new Terminal();

        var outcome = await terminal.RunAsync([.. Arguments.HalfYearRecorded(), option, .. value is null ? Array.Empty<string>() : [value]]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(message, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    private void WriteSamples(bool isUnadjusted)
    {
        foreach (var symbol in new[] { "AAPL", "NVDA", "TSLA" })
        {
            var splits = Rows("splits", symbol)
                .Select(row => (Date: row.GetProperty("date").GetString()!, Above: row.GetProperty("numerator").GetDecimal(), Below: row.GetProperty("denominator").GetDecimal()))
                .DistinctBy(split => split.Date)
                .ToList();
            var alone = splits.ToDictionary(split => split.Date);
            var lines = Rows("historical-price-eod/light", symbol)
                .Select(row => (Date: row.GetProperty("date").GetString()!, Close: row.GetProperty("price").GetDecimal()))
                .Select(row => (row.Date, Close: isUnadjusted
                    ? splits.Where(split => string.CompareOrdinal(split.Date, row.Date) > 0).Aggregate(row.Close, (close, split) => close * split.Above / split.Below)
                    : row.Close))
                .Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Close},{row.Date},{(alone.Remove(row.Date, out var split) ? $"{split.Above}:{split.Below}" : "")}"))
                .ToList();
            var others = alone.Values.Select(split => string.Create(CultureInfo.InvariantCulture, $",{split.Date},{split.Above}:{split.Below}"));
            File.WriteAllLines(_prices.At(symbol + ".csv"), ["close,date,split", .. lines, .. others]);
        }
    }

    private static List<JsonElement> Rows(string endpoint, string symbol)
    {
        using var zipped = new GZipStream(File.OpenRead(Path.Combine(Corpus.Samples, endpoint, symbol + ".json.gz")), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(zipped);
        return [.. document.RootElement.EnumerateArray().Select(row => row.Clone())];
    }
}
