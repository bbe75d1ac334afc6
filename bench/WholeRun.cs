using System.CommandLine;
using System.Globalization;

namespace SmartMoney.Bench;

/// <summary>The cached run of a corpus beside the floor under it, in turn on one machine, for several numbers of symbols.</summary>
internal static class WholeRun
{
    private const int DefaultRuns = 5;
    private const int MaxSymbols = 10_000;
    private const double Megabyte = 1 << 20;

    private static readonly int[] DefaultSymbols = [100, 500, 1_000, 5_000];

    public static Command Create()
    {
        var corpus = new Option<string>("--corpus") { HelpName = "DIR", Description = "A recorded corpus.", DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "samples") };
        var panel = new Option<string?>("--panel") { HelpName = "FILE", Description = "The fund panels, where the corpus has no panel.json." };
        var symbols = new Option<int[]>("--symbols") { HelpName = "N", Description = "How many symbols; repeat it for more rows.", DefaultValueFactory = _ => DefaultSymbols };
        var runs = new Option<int>("--runs") { HelpName = "N", Description = "How many runs the medians are of.", DefaultValueFactory = _ => DefaultRuns };
        var program = new Option<string>("--command") { HelpName = "FILE", Description = "The command, such as a published one.", DefaultValueFactory = _ => Executable("smartmoney") };
        var command = new Command("whole-run", "The cached run beside the floor under it: reading, unzipping and parsing the same files.") { corpus, panel, symbols, runs, program };
        command.SetAction(async (parsed, token) =>
        {
            if (parsed.GetValue(symbols)!.Any(count => count is < 1 or > MaxSymbols) || parsed.GetValue(runs) < 1)
            {
                await Console.Error.WriteLineAsync($"bench: --symbols is not between 1 and {MaxSymbols}, or --runs is below 1");
                return 2;
            }

            try
            {
                await MeasureAsync(
                    parsed.GetValue(corpus)!, parsed.GetValue(panel), parsed.GetValue(symbols)!, parsed.GetValue(runs), parsed.GetValue(program)!, token);
                return 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                await Console.Error.WriteLineAsync($"bench: {e.Message}");
                return 2;
            }
        });
        return command;
    }

    private static async Task MeasureAsync(string corpus, string? panel, int[] counts, int runs, string program, CancellationToken cancellationToken)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{SimulatedCorpus.SymbolsOf(corpus).Count} real symbols, {Environment.ProcessorCount} cores, medians of {runs} cached runs, each beside its floor"));
        Console.WriteLine($"{"symbols",8} {"wall s",8} {"cpu s",8} {"floor s",8} {"cpu s",8} {"ratio",6} {"cpu",6} {"peak MB",8} {"first s",8} {"peak MB",8}");
        foreach (var count in counts)
        {
            var folder = Directory.CreateTempSubdirectory("smartmoney-bench").FullName;
            try
            {
                await MeasureAsync(SimulatedCorpus.Create(corpus, panel, Path.Combine(folder, "corpus"), count), folder, runs, program, cancellationToken);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(SimulatedCorpus corpus, string folder, int runs, string program, CancellationToken cancellationToken)
    {
        var universe = Path.Combine(folder, "universe.txt");
        await File.WriteAllLinesAsync(universe, corpus.Symbols, cancellationToken);
        var storage = Path.Combine(folder, "storage");
        var first = await GenerateAsync();
        var pairs = new List<(Measurement Run, Measurement Floor)>();
        for (var i = 0; i < runs; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            pairs.Add((await GenerateAsync(), await FloorAsync()));
        }

        double Of(Func<(Measurement Run, Measurement Floor), double> figure) => Median(pairs.Select(figure));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{corpus.Symbols.Count,8:N0} {Of(pair => pair.Run.Wall.TotalSeconds),8:0.00} {Of(pair => pair.Run.Processor.TotalSeconds),8:0.00} "
            + $"{Of(pair => pair.Floor.Wall.TotalSeconds),8:0.00} {Of(pair => pair.Floor.Processor.TotalSeconds),8:0.00} "
            + $"{Of(pair => pair.Run.Wall / pair.Floor.Wall),6:0.00} {Of(pair => pair.Run.Processor / pair.Floor.Processor),6:0.00} "
            + $"{Of(pair => pair.Run.PeakBytes) / Megabyte,8:0} {first.Wall.TotalSeconds,8:0.0} {first.PeakBytes / Megabyte,8:0}"));

        Task<Measurement> GenerateAsync() => Measurement.OfAsync(
            program, "generate", "--universe-file", universe, "--source", "recorded", "--corpus", corpus.Folder, "--storage", storage);

        Task<Measurement> FloorAsync() => Measurement.OfAsync(
            Executable("SmartMoney.Bench"), "floor", Path.Combine(storage, "cache"), Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A program beside this one.</summary>
    internal static string Executable(string name) =>
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }
}
