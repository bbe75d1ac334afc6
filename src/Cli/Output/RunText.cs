using System.Globalization;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Cli.Output;

/// <summary>What a run made, for people.</summary>
internal static class RunText
{
    public static void Write(TextWriter output, RunReport report, Func<string, string> describe, string page)
    {
        var tally = report.Tally;
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{CacheText.Count(report.Dataset.Rows)} rows in {(report.EndedAt - report.StartedAt).TotalSeconds:0.0} s: {describe(report.Dataset.Path)}"));
        output.WriteLine($"  to look at: {page}");
        foreach (var (reason, count) in tally.Dropped)
        {
            output.WriteLine($"  {CacheText.Count(count)} sample dates without a row: {reason}");
        }

        if (tally.Calls.Count > 0)
        {
            output.WriteLine($"  {CacheText.Count(tally.Calls.Values.Sum())} calls of the source");
        }

        if (tally.Foreign > 0)
        {
            output.WriteLine($"  {CacheText.Count(tally.Foreign)} cache entries came from another source and were replaced");
        }

        FailureText.Write(output, tally.Failures, "the report");
        output.WriteLine();
        ValidationText.Write(output, report.Validation);
        output.WriteLine();
    }
}
