using System.Globalization;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>A storage that cannot be written to: one clear line, and nothing lost of what is done.</summary>
public sealed class StorageTroubleTests
{
    [Theory]
    [InlineData("cache")]
    [InlineData("runs")]
    [InlineData("training")]
    [InlineData(".tmp")]
    public async Task A_file_in_place_of_a_folder_is_one_clear_line_and_the_run_resumes_once_it_is_removed(string folder)
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        Directory.CreateDirectory(terminal.Storage);
        await File.WriteAllTextAsync(terminal.At(folder), "", TestContext.Current.CancellationToken);

        var failed = await terminal.RunAsync(Arguments.HalfYearOverHttp());
        File.Delete(terminal.At(folder));
        var completed = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal(1, failed.ExitCode);
        Assert.StartsWith("smartmoney: ", Assert.Single(failed.ErrorLines), StringComparison.Ordinal);
        Assert.Equal((0, ""), (completed.ExitCode, completed.Error));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
        Assert.InRange(server.Figures.Repeats, 0, folder == "cache" ? Math.Max(4, Environment.ProcessorCount) : 0);
    }

    [Fact]
    public async Task A_journal_that_cannot_be_opened_is_one_clear_line()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync(Arguments.HalfYearRecorded());
        var journal = new RunFolder(terminal).JournalFile;
        File.Delete(journal);
        Directory.CreateDirectory(journal);

        var outcome = await terminal.RunAsync(Arguments.HalfYearRecorded());

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(journal, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
    }

    /// <summary>A small file system in a mount namespace of its own fills up, gets room, and the run goes on.</summary>
    [Theory]
    [InlineData(150)]
    [InlineData(400)]
    [InlineData(900)]
    public async Task A_full_disk_is_one_clear_line_and_the_run_resumes_with_more_space(int kilobytes)
    {
        using var terminal = new Terminal();
        Directory.CreateDirectory(terminal.Storage);
        if (!await HasNamespacesAsync(terminal))
        {
            Assert.Skip("needs a mount namespace of its own");
        }

        var size = kilobytes.ToString(CultureInfo.InvariantCulture);
        var command = $"'{RunningCommand.Executable}' {string.Join(' ', Arguments.HalfYearRecorded())} --storage disk";
        using var running = InNamespace(
            terminal,
            $"cd '{terminal.Storage}' && mkdir disk && mount -t tmpfs -o size={size}k none disk && "
            + $"{command}; echo \"exit code $?\"; mount -o remount,size=64m disk && {command} && cp -r disk kept");

        var outcome = await running.EndAsync();

        Assert.Contains("exit code 1", outcome.Lines);
        Assert.Contains("No space left", Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(await UninterruptedRun.HalfYear, await File.ReadAllBytesAsync(terminal.At("kept/training/smart-money-flow/smart-money-flow-custom.csv"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain(terminal.Files, file => file.StartsWith("kept/.tmp/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_damaged_entries_are_named_and_replaced_and_nothing_else_is_fetched()
    {
        await using var server = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(server);
        await terminal.RunAsync(Arguments.HalfYearOverHttp());
        string[] damaged =
        [
            "prices/NVDA_2024-01-01_2024-12-31_prices",
            "institutional_holders/AAPL_2024-01-01_2024-03-31_institutional_holders",
            "institutional_ownership/TSLA_2023-10-01_2023-12-31_institutional_ownership",
            "hedge_fund_holdings/0001037389_2023-10-01_2023-12-31_hedge_fund_holdings",
            "etf_holdings/SPY_2024-01-01_2024-03-31_etf_holdings",
        ];
        foreach (var (entry, number) in damaged.Select((entry, number) => (entry, number)))
        {
            var file = terminal.At($"cache/smart-money/{entry}.json.gz");
            var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(file, content[..(content.Length * number / damaged.Length)], TestContext.Current.CancellationToken);
        }

        server.Reset();
        var mended = await terminal.RunAsync(Arguments.HalfYearOverHttp());
        var calls = server.Calls.Where(call => call["page"] is "" or "0").CountBy(call => call.Endpoint).ToDictionary();
        server.Reset();
        var again = await terminal.RunAsync(Arguments.HalfYearOverHttp());

        Assert.Equal((0, ""), (mended.ExitCode, mended.Error));
        Assert.All(damaged, entry => Assert.Contains(mended.Lines, line => line.Contains(Path.GetFileName(entry), StringComparison.Ordinal) && line.Contains("damaged", StringComparison.Ordinal)));
        Assert.Equal(damaged.Length, mended.Lines.Count(line => line.Contains("is damaged", StringComparison.Ordinal)));
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["historical-price-eod/light"] = 1,
                ["splits"] = 1,
                ["institutional-ownership/extract-analytics/holder"] = 1,
                ["institutional-ownership/symbol-positions-summary"] = 1,
                ["institutional-ownership/extract"] = 1,
                ["funds/disclosure"] = 1,
            },
            calls);
        Assert.Equal(0, server.Figures.Requests);
        Assert.DoesNotContain(again.Lines, line => line.Contains("is damaged", StringComparison.Ordinal));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    private static async Task<bool> HasNamespacesAsync(Terminal terminal)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/usr/bin/unshare"))
        {
            return false;
        }

        using var probe = InNamespace(terminal, $"mount -t tmpfs -o size=100k none '{terminal.Storage}'");
        return (await probe.EndAsync()).ExitCode == 0;
    }

    private static RunningCommand InNamespace(Terminal terminal, string script) =>
        RunningCommand.StartOther(terminal, "/usr/bin/unshare", "-rm", "bash", "-c", script);
}
