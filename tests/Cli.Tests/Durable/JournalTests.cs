using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>A run that was stopped goes on where it was, whatever became of the tail of its journal.</summary>
public sealed class JournalTests(StoppedRun stopped) : IClassFixture<StoppedRun>
{
    private const string Resuming = "Resuming run";
    private const string Damaged = " of the journal ";

    private static readonly Dictionary<string, (Func<byte[], byte[]> Change, int DamagedLines)> Damages = new()
    {
        ["the last line cut off"] = (journal => journal[..^10], 1),
        ["only the newline of the last line missing"] = (journal => journal[..^1], 0),
        ["garbage at the end"] = (journal => [.. journal, 0xff, 0x00, .. "{ab c d\u00e9"u8, 0xfe], 1),
        ["two lines of garbage at the end"] = (journal => [.. journal, .. "0123abcd BuildSymbol:TSLA {\"rows\":6}\nxyz\n"u8], 2),
        ["zeros at the end"] = (journal => [.. journal, .. new byte[4096]], 1),
        ["a flipped byte in the middle"] = (Flip, 1),
        ["a line twice"] = (journal => [.. journal, .. journal[(Array.LastIndexOf(journal, (byte)'\n', journal.Length - 2) + 1)..]], 0),
    };

    public static TheoryData<string> Kinds => [.. Damages.Keys];

    [Fact]
    public async Task Going_on_does_nothing_again_that_is_done()
    {
        using var terminal = stopped.Copy();
        var run = new RunFolder(terminal);
        var before = run.Activities;

        var outcome = await terminal.RunAsync(StoppedRun.Command);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(StoppedRun.Done, Built(before));
        Assert.Equal(30, before.Count(activity => activity.StartsWith("WarmPanelMember:", StringComparison.Ordinal)));
        Assert.Contains(outcome.Lines, line => line.StartsWith($"{Resuming} {run.Id}: {before.Count} activities", StringComparison.Ordinal));
        var after = run.Activities.Skip(before.Count).ToList();
        Assert.Equal(["TSLA"], Built(after));
        Assert.DoesNotContain(after, activity => activity.StartsWith("WarmPanelMember:", StringComparison.Ordinal));
        Assert.All(outcome.Lines.Where(line => line.StartsWith("Cache HIT", StringComparison.Ordinal) || line.StartsWith("Cache MISS", StringComparison.Ordinal)), OnlyTesla);
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_damaged_journal_costs_only_what_its_damaged_lines_recorded(string kind)
    {
        using var terminal = stopped.Copy();
        var run = new RunFolder(terminal);
        var journal = await File.ReadAllBytesAsync(run.JournalFile, TestContext.Current.CancellationToken);
        var lines = run.Activities.Count;
        await File.WriteAllBytesAsync(run.JournalFile, Damages[kind].Change(journal), TestContext.Current.CancellationToken);

        var outcome = await terminal.RunAsync(StoppedRun.Command);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var damaged = Damages[kind].DamagedLines;
        var lost = kind is "the last line cut off" or "a flipped byte in the middle" ? 1 : 0;
        Assert.Contains(outcome.Lines, line => line.StartsWith($"{Resuming} {run.Id}: {lines - lost} activities", StringComparison.Ordinal));
        Assert.Equal(damaged > 0 ? 1 : 0, outcome.Lines.Count(line => line.Contains($"{damaged} line", StringComparison.Ordinal) && line.Contains(Damaged, StringComparison.Ordinal)));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Fact]
    public async Task A_damaged_line_and_no_other_is_done_again()
    {
        using var terminal = stopped.Copy();
        var run = new RunFolder(terminal);
        var lines = await File.ReadAllLinesAsync(run.JournalFile, TestContext.Current.CancellationToken);
        var hit = Array.FindIndex(lines, line => line.Contains(" BuildSymbol:AAPL ", StringComparison.Ordinal));
        lines[hit] = lines[hit].Replace("\"rows\":6", "\"rows\":7", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(run.JournalFile, lines, TestContext.Current.CancellationToken);

        await terminal.RunAsync(StoppedRun.Command);

        Assert.Equal(["AAPL", "TSLA"], Built([.. run.Activities.Skip(lines.Length)]).Order(StringComparer.Ordinal));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Fact]
    public async Task What_is_written_after_a_cut_line_is_not_lost_with_it()
    {
        using var terminal = stopped.Copy();
        var run = new RunFolder(terminal);
        await File.AppendAllTextAsync(run.JournalFile, "0123abcd BuildSymbol:TS", TestContext.Current.CancellationToken);
        var before = run.Activities.Count;

        await terminal.RunAsync(StoppedRun.Command);

        var after = run.Activities.Skip(before).Select(activity => activity.Split(':')[0]).ToList();
        Assert.Equal(["ResolveUniverse", "CompilePanels", "BuildSymbol", "AssembleDataset", "ValidateAndReport", "PublishDataset", "end"], after);
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Fact]
    public async Task An_empty_journal_starts_a_new_run()
    {
        using var terminal = stopped.Copy();
        await File.WriteAllBytesAsync(new RunFolder(terminal).JournalFile, [], TestContext.Current.CancellationToken);

        await BeginsAnewAsync(terminal, StoppedRun.Command);
    }

    [Fact]
    public async Task Fresh_starts_a_new_run()
    {
        using var terminal = stopped.Copy();

        await BeginsAnewAsync(terminal, [.. StoppedRun.Command, "--fresh"]);
    }

    [Fact]
    public async Task A_run_that_had_ended_starts_again()
    {
        using var terminal = stopped.Copy();
        await terminal.RunAsync(StoppedRun.Command);
        Assert.Equal("end", new RunFolder(terminal).Activities[^1]);

        await BeginsAnewAsync(terminal, StoppedRun.Command);
    }

    [Fact]
    public async Task A_refused_panel_member_is_not_fetched_again()
    {
        using var stop = new CancellationTokenSource();
        await using var server = await FmpServer.StartAsync(new FmpServerOptions
        {
            DeniedSymbols = new HashSet<string> { "SPY" },
            Script = call =>
            {
                if (call["symbol"] == "TSLA")
                {
                    stop.Cancel();
                }

                return null;
            },
        });
        using var terminal = new Terminal().With(server);
        string[] command = [.. Arguments.HalfYearOverHttp(), "--parallel", "1", "--storage", terminal.Storage];
        var interrupted = await terminal.RunAsync(stop.Token, command);
        server.Reset();

        var resumed = await terminal.RunAsync(CancellationToken.None, command);

        Assert.Equal((130, 0), (interrupted.ExitCode, resumed.ExitCode));
        Assert.NotEmpty(server.Calls);
        Assert.All(server.Calls, call => Assert.Equal("TSLA", call["symbol"]));
        Assert.Contains(resumed.Lines, line => line.Contains("SPY etf_holdings", StringComparison.Ordinal));
    }

    private static async Task BeginsAnewAsync(Terminal terminal, string[] command)
    {
        var outcome = await terminal.RunAsync(command);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.DoesNotContain(outcome.Lines, line => line.StartsWith(Resuming, StringComparison.Ordinal) || line.Contains(Damaged, StringComparison.Ordinal));
        Assert.Contains(outcome.Lines, line => line.StartsWith("Cache HIT: AAPL", StringComparison.Ordinal));
        var activities = new RunFolder(terminal).Activities;
        Assert.Equal(["AAPL", "NVDA", "TSLA"], Built(activities));
        Assert.Equal(activities.Count, activities.Distinct().Count());
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    private static IEnumerable<string> Built(IEnumerable<string> activities) =>
        activities.Where(activity => activity.StartsWith("BuildSymbol:", StringComparison.Ordinal)).Select(activity => activity["BuildSymbol:".Length..]);

    private static void OnlyTesla(string line) => Assert.Contains(": TSLA_", line, StringComparison.Ordinal);

    private static byte[] Flip(byte[] journal)
    {
        var at = Encoding.UTF8.GetString(journal).IndexOf("BuildSymbol:NVDA", StringComparison.Ordinal);
        byte[] flipped = [.. journal];
        flipped[at] ^= 0x20;
        return flipped;
    }
}
