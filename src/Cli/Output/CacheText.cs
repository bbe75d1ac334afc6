using System.Globalization;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Cli.Output;

/// <summary>The figures of the cache, for people.</summary>
internal static class CacheText
{
    public static void Write(TextWriter output, RunTally? run, long entries, long bytes)
    {
        output.WriteLine("SMART MONEY CACHE STATISTICS");
        if (run is not null)
        {
            Line("Cache Hits:", Counted.Number(run.Hits));
            Line("Cache Misses:", Counted.Number(run.Misses));
            Line("Hit Rate:", string.Create(CultureInfo.InvariantCulture, $"{100 * run.HitRate:0.00}%"));
        }

        Line("Total Entries:", Counted.Number(entries));
        Line("Cache Size:", Sizes.Text(bytes));

        void Line(string name, string value) => output.WriteLine($"{name,-18} {value}");
    }
}
