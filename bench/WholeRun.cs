using System.Diagnostics;
using System.Globalization;

namespace SmartMoney.Bench;

/// <summary>The cached run of all symbols of a corpus beside the floor under it, in turn on one machine.</summary>
internal static class WholeRun
{
    private const int DefaultRuns = 5;

    public static async Task<int> RunAsync(string[] options)
    {
        var corpus = Option(options, "--corpus") ?? Path.Combine(AppContext.BaseDirectory, "samples");
        var runs = int.Parse(Option(options, "--runs") ?? $"{DefaultRuns}", CultureInfo.InvariantCulture);
        var storage = Directory.CreateTempSubdirectory("smartmoney-bench").FullName;
        try
        {
            var symbols = Directory.GetFiles(Path.Combine(corpus, "splits")).Select(file => Path.GetFileName(file).Split('.')[0]).ToList();
            Console.WriteLine($"{symbols.Count} symbols, {Environment.ProcessorCount} cores, best and median of {runs} runs after one that fills the cache");
            await Measurement.OfAsync(Generate(corpus, storage, symbols));
            var cached = new List<Measurement>();
            var floor = new List<Measurement>();
            for (var i = 0; i < runs; i++)
            {
                cached.Add(await Measurement.OfAsync(Generate(corpus, storage, symbols)));
                floor.Add(await Measurement.OfAsync(FloorOf(storage)));
            }

            Print("cached run", cached);
            Print("floor", floor);
            var ratios = cached.Zip(floor, (run, under) => (Wall: run.Wall / under.Wall, Processor: run.Processor / under.Processor)).ToList();
            Console.WriteLine($"ratio        wall {Median(ratios.Select(ratio => ratio.Wall)):0.00}, processor {Median(ratios.Select(ratio => ratio.Processor)):0.00} (median of the pairs)");
            return 0;
        }
        finally
        {
            Directory.Delete(storage, recursive: true);
        }
    }

    private static ProcessStartInfo Generate(string corpus, string storage, List<string> symbols) => new(
        Executable("smartmoney"),
        ["generate", "--symbols", string.Join(',', symbols), "--source", "recorded", "--corpus", corpus, "--storage", storage]);

    private static ProcessStartInfo FloorOf(string storage) => new(
        Executable("SmartMoney.Bench"),
        ["floor", Path.Combine(storage, "cache"), $"{Environment.ProcessorCount}"]);

    private static string Executable(string name) =>
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static void Print(string name, List<Measurement> runs) => Console.WriteLine(
        $"{name,-12} wall best {runs.Min(run => run.Wall.TotalSeconds):0.00} s, median {Median(runs.Select(run => run.Wall.TotalSeconds)):0.00} s; "
        + $"processor median {Median(runs.Select(run => run.Processor.TotalSeconds)):0.00} s; "
        + $"peak memory {runs.Max(run => run.PeakBytes) / 1048576.0:0} MB");

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }

    private static string? Option(string[] options, string name)
    {
        var index = Array.IndexOf(options, name);
        return index >= 0 && index + 1 < options.Length ? options[index + 1] : null;
    }
}
