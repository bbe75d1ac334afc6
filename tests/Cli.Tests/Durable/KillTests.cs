using System.Globalization;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>A run whose process is killed again and again, each time in the middle of calls, and started again.</summary>
public sealed class KillTests(ITestOutputHelper log)
{
    private const int Kills = 8;
    private const int Parallelism = 4;
    private const int MaxPause = 40;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(15);

    [Theory]
    [InlineData(20240615, "absolute")]
    [InlineData(20240616, "excess")]
    [InlineData(20240617, "median")]
    public Task A_run_that_is_killed_again_and_again_makes_the_undisturbed_bytes_and_asks_again_only_for_calls_in_flight(int seed, string label) =>
        SurvivesAsync([.. Arguments.HalfYearOverHttp(), "--label", label], new FmpServerOptions { Latency = Latency }, seed);

    [Fact]
    public Task A_dozen_symbols_of_the_corpus_survive_the_same()
    {
        if (Corpus.Whole is not { } corpus)
        {
            Assert.Skip(Corpus.WholeIsMissing);
            return Task.CompletedTask;
        }

        string[] arguments =
        [
            .. Arguments.HalfYear("AAPL,AMZN,BRK-B,CVX,GOOGL,JNJ,JPM,MSFT,NVDA,TSLA,UNH,XOM"),
            "--source", "fmp", "--panel", Path.Combine(corpus, "panel.json"),
        ];
        return SurvivesAsync(arguments, new FmpServerOptions { CorpusFolder = Path.Combine(corpus, "fmp"), Latency = Latency / 3 }, seed: 12);
    }

    private async Task SurvivesAsync(string[] arguments, FmpServerOptions options, int seed)
    {
        string[] command = [.. arguments, "--parallel", Parallelism.ToString(CultureInfo.InvariantCulture)];
        await using var server = await FmpServer.StartAsync(options);
        using var undisturbed = new Terminal().With(server);
        var whole = await FinishAsync(undisturbed, command);
        var all = server.Figures;
        Assert.Equal((0, "", 0), (whole.ExitCode, whole.Error, all.Repeats));
        server.Reset();

        using var terminal = new Terminal().With(server);
        var kills = await KillAsync(server, terminal, command, all.Ok, seed);
        var resumed = await FinishAsync(terminal, command);

        var figures = server.Figures;
        log.WriteLine($"{kills} kills, {figures.Repeats} repeats among {figures.Ok} answers; {all.Ok} undisturbed");
        Assert.Equal(Kills, kills);
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Contains(resumed.Lines, line => line.StartsWith("Resuming run", StringComparison.Ordinal));
        Assert.Equal(undisturbed.Dataset(), terminal.Dataset());
        Assert.Equal(undisturbed.Context(), terminal.Context());
        Assert.InRange(figures.Repeats, 0, kills * Parallelism);
        Assert.Equal(all.ByEndpoint.Keys, figures.ByEndpoint.Keys);
        Assert.DoesNotContain(terminal.Files, file => file.StartsWith(".tmp/", StringComparison.Ordinal) || file.Contains("/partial/", StringComparison.Ordinal));
        Assert.Equal(Kept(undisturbed), Kept(terminal));
    }

    /// <summary>Kills at random shares of the way, and a random moment later each time; no run comes to its end before.</summary>
    private static async Task<int> KillAsync(FmpServer server, Terminal terminal, string[] command, int answers, int seed)
    {
        // The same seed kills at the same points.
#pragma warning disable CA5394
        var random = new Random(seed);
        var points = Enumerable.Range(0, Kills).Select(_ => random.Next(1, answers * 9 / 10)).Order().ToList();
        using var hold = new Holding(_ => Fresh(server) >= answers * 19 / 20);
        server.Options.Script = hold.Answer;
        var kills = 0;
        foreach (var point in points)
        {
            using var running = RunningCommand.Start(terminal, command);
            await Until.IsTrueAsync(() => Fresh(server) >= point || running.HasEnded, $"{point} answers");
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(MaxPause)), TimeProvider.System, TestContext.Current.CancellationToken);
            kills += running.HasEnded ? 0 : 1;
            running.Kill();
            var killed = await running.EndAsync();
            Assert.NotEqual(0, killed.ExitCode);
            Assert.Equal("", killed.Error);
        }
#pragma warning restore CA5394

        server.Options.Script = null;
        return kills;
    }

    private static int Fresh(FmpServer server) => server.Figures is var figures ? figures.Ok - figures.Repeats : 0;

    private static async Task<Outcome> FinishAsync(Terminal terminal, string[] command)
    {
        using var running = RunningCommand.Start(terminal, command);
        return await running.EndAsync();
    }

    /// <summary>The entries of the cache and the datasets, by name.</summary>
    private static IEnumerable<string> Kept(Terminal terminal) =>
        terminal.Files.Where(file => file.StartsWith("cache/", StringComparison.Ordinal) || file.StartsWith("training/", StringComparison.Ordinal));
}
