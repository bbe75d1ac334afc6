using System.Globalization;
using SmartMoney.Core.Formatting;
using SmartMoney.Sources.Caching;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Output;

/// <summary>The cache statistics as text.</summary>
internal static class CacheText
{
    public static void Write(TextWriter output, RunTally? run, CacheTotals totals)
    {
        output.WriteLine("SMART MONEY CACHE STATISTICS");
        if (run is not null)
        {
            Line("Cache Hits:", Quantity.Number(run.Hits));
            Line("Cache Misses:", Quantity.Number(run.Misses));
            Line("Hit Rate:", string.Create(CultureInfo.InvariantCulture, $"{100 * run.HitRate:0.00}%"));
        }

        Line("Total Entries:", Quantity.Number(totals.Entries));
        Line("Cache Size:", Sizes.Text(totals.Bytes));

        void Line(string name, string value) => output.WriteLine($"{name,-18} {value}");
    }
}
