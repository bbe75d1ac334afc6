using System.Globalization;
using SmartMoney.Core.Formatting;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Output;

/// <summary>The result of a run as text.</summary>
internal static class RunText
{
    public static void Write(TextWriter output, RunReport report, DatasetPage page)
    {
        var tally = report.Tally;
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Quantity.Of(report.Dataset.Rows, "row")} in {(report.EndedAt - report.StartedAt).TotalSeconds:0.0} s: {page.Dataset}"));
        output.WriteLine($"  label: {report.Parameters.LabelDefinition}");
        output.WriteLine($"  context: {page.Context}");
        output.WriteLine($"  report: {page.Page}");
        if (page.Newer is { } newer)
        {
            output.WriteLine($"  {report.Dataset.Path} holds run {newer}, which ended later");
        }

        foreach (var (reason, count) in tally.Dropped)
        {
            output.WriteLine($"  {Quantity.Of(count, "sample date")} without a row: {reason}");
        }

        if (tally.Calls.Count > 0)
        {
            output.WriteLine($"  {Quantity.Of(tally.Calls.Values.Sum(), "call")} to the source");
        }

        if (tally.Foreign > 0)
        {
            output.WriteLine($"  {Quantity.Of(tally.Foreign, "cache entry came from another source and was replaced", "cache entries came from another source and were replaced")}");
        }

        if (tally.SinglePage > 0)
        {
            output.WriteLine($"  {Quantity.Of(tally.SinglePage, "cache entry of a single call may have had missing rows and was replaced", "cache entries of single calls may have had missing rows and were replaced")}");
        }

        foreach (var endpoint in tally.Suspect.GroupBy(answer => answer.Endpoint))
        {
            var (subjects, rows) = (endpoint.Select(answer => answer.Subject).Distinct().ToList(), endpoint.First().Rows);
            output.WriteLine($"  ⚠️  truncated? {endpoint.Key} of {Quantity.Names(subjects)}: exactly a page of rows ({Quantity.Number(rows)}), so more may exist");
        }

        foreach (var limit in RunReport.LimitsOf(tally))
        {
            output.WriteLine($"  {limit}");
        }

        FailureText.Write(output, tally.Failures, "the report");
        output.WriteLine();
        ValidationText.Write(output, report.Validation);
        output.WriteLine();
    }
}
