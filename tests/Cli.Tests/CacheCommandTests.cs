using System.Globalization;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class CacheCommandTests : IAsyncLifetime
{
    private readonly Terminal _terminal = new();

    public async ValueTask InitializeAsync() => await _terminal.RunAsync(Arguments.HalfYearRecorded("AAPL,NVDA"));

    public ValueTask DisposeAsync()
    {
        _terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    private List<string> Entries => [.. _terminal.Files.Where(file => file.StartsWith("cache/", StringComparison.Ordinal) && file.EndsWith(".json.gz", StringComparison.Ordinal))];

    [Fact]
    public async Task Statistics_count_the_entries_and_their_size()
    {
        var outcome = await _terminal.RunAsync("cache", "stats");

        var bytes = Entries.Sum(file => new FileInfo(_terminal.At(file)).Length);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("SMART MONEY CACHE STATISTICS", outcome.Lines);
        Assert.Contains($"Total Entries:     {Entries.Count}", outcome.Lines);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"Cache Size:        {bytes / 1024.0:0.00} KB"), outcome.Lines);
        Assert.Contains(outcome.Lines, line => line.StartsWith("prices", StringComparison.Ordinal) && line.Contains(" 4 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_symbol_is_cleared_and_nothing_else()
    {
        var expected = Entries.Where(file => !file.Contains("/NVDA_", StringComparison.Ordinal));

        var outcome = await _terminal.RunAsync("cache", "clear", "NVDA");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(expected, Entries);
    }

    [Fact]
    public async Task A_manager_is_cleared_by_CIK()
    {
        var before = Entries.Count;

        await _terminal.RunAsync("cache", "clear", "0001656456");

        Assert.True(Entries.Count < before);
        Assert.DoesNotContain(Entries, file => file.Contains("/0001656456_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_data_type_is_cleared_and_nothing_else()
    {
        var expected = Entries.Where(file => !file.Contains("/prices/", StringComparison.Ordinal));

        await _terminal.RunAsync("cache", "clear", "--type", "prices", "--yes");

        Assert.Equal(expected, Entries);
    }

    [Fact]
    public async Task A_data_type_of_a_symbol_is_cleared_and_nothing_else()
    {
        var expected = Entries.Where(file => !file.Contains("/prices/NVDA_", StringComparison.Ordinal));

        var outcome = await _terminal.RunAsync("cache", "clear", "NVDA", "--type", "prices");

        Assert.StartsWith("2 ", Assert.Single(outcome.Lines), StringComparison.Ordinal);
        Assert.Equal(expected, Entries);
    }

    [Fact]
    public async Task All_is_cleared_when_meant()
    {
        var refused = await _terminal.RunAsync("cache", "clear", "--all");
        Assert.Equal(2, refused.ExitCode);
        Assert.NotEmpty(Entries);

        var outcome = await _terminal.RunAsync("cache", "clear", "--all", "--yes");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(Entries);
        Assert.NotEmpty(_terminal.Dataset());
    }

    [Fact]
    public async Task A_run_after_clearing_a_symbol_fetches_it_again()
    {
        var before = _terminal.Dataset();
        await _terminal.RunAsync("cache", "clear", "NVDA");

        var outcome = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL,NVDA"), "--fresh", "--verbose"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.All(
            outcome.Lines.Where(line => line.StartsWith("Cache SET: ", StringComparison.Ordinal)),
            line => Assert.StartsWith("Cache SET: NVDA_", line, StringComparison.Ordinal));
        Assert.Equal(before, _terminal.Dataset());
    }

    [Fact]
    public async Task An_empty_folder_has_no_entries()
    {
        using var terminal = new Terminal();
        Directory.CreateDirectory(terminal.Storage);

        var outcome = await terminal.RunAsync("cache", "stats");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Total Entries:     0", outcome.Lines);
    }
}
