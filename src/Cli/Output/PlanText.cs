using System.Globalization;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Formatting;
using SmartMoney.Workflow.Planning;

namespace SmartMoney.Cli.Output;

/// <summary>The cost of a run as text.</summary>
internal static class PlanText
{
    public static void Write(TextWriter output, IReadOnlyList<PlannedCalls> plan, int requestsPerMinute)
    {
        output.WriteLine($"{"data type",-26}{"calls",10}{"cached",10}{"to make",10}");
        foreach (var type in plan)
        {
            output.WriteLine($"{type.Type.Name(),-26}{Count(type, type.Needed),10}{Quantity.Number(type.Cached),10}{Count(type, type.Lacking),10}");
        }

        output.WriteLine($"{"all",-26}{AtLeast(Needed(plan), plan),10}{Quantity.Number(plan.Sum(type => type.Cached)),10}{AtLeast(Lacking(plan), plan.Where(type => type.Lacking > 0)),10}");
        output.WriteLine($"{(Lacking(plan) == 0 ? "Nothing to fetch" : Duration(Limited(plan), requestsPerMinute))} at {Quantity.Number(requestsPerMinute)} requests a minute; + means at least, because the number of pages is unknown in advance");
        foreach (var type in plan.Where(type => type.Megabytes > 0))
        {
            output.WriteLine($"{type.Type.Name()}: {Quantity.Of(type.Lacking, "download")}, about {Quantity.Number(type.Megabytes)} MB, not counted in the time");
        }
    }

    public static string Line(IReadOnlyList<PlannedCalls> plan, int? requestsPerMinute, bool isResumed)
    {
        var lacking = Lacking(plan);
        var time = requestsPerMinute is { } limit && lacking > 0 ? $", {Duration(Limited(plan), limit)} at {Quantity.Number(limit)} a minute" : "";
        var megabytes = plan.Sum(type => type.Megabytes) is var size and > 0 ? $", about {Quantity.Number(size)} MB to download" : "";
        return $"{(isResumed ? "Cost of what is left" : "Cost")}: at least {Quantity.Of(Needed(plan), "call")}, {Quantity.Number(plan.Sum(type => type.Cached))} cached{time}{megabytes}";
    }

    private static int Needed(IReadOnlyList<PlannedCalls> plan) => plan.Sum(type => type.Needed);

    private static int Lacking(IReadOnlyList<PlannedCalls> plan) => plan.Sum(type => type.Lacking);

    /// <summary>The calls of the first phase: those of the panels, and the downloads of files that symbols share.</summary>
    internal static long CallsOfPanels(IReadOnlyList<PlannedCalls> plan) =>
        plan.Where(type => type.Type is DataType.HedgeFundHoldings or DataType.EtfHoldings || type.Megabytes > 0).Sum(type => (long)type.Lacking);

    /// <summary>The calls that the rate limit of the key counts.</summary>
    internal static int Limited(IReadOnlyList<PlannedCalls> plan) => plan.Where(type => type.Megabytes == 0).Sum(type => type.Lacking);

    private static string Count(PlannedCalls type, int count) => AtLeast(count, [type]);

    private static string AtLeast(int count, IEnumerable<PlannedCalls> plan) =>
        Quantity.Number(count) + (count > 0 && plan.Any(type => type.IsAtLeast) ? "+" : "");

    private static string Duration(int calls, int requestsPerMinute)
    {
        var minutes = (double)calls / requestsPerMinute;
        return minutes < 1 && calls > 0
            ? "less than a minute"
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(minutes):0} min");
    }
}
