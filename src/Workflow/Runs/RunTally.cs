using System.Text.Json.Serialization;
using SmartMoney.Sources;

namespace SmartMoney.Workflow.Runs;

/// <summary>What an activity, a batch or a run did, in figures. Tallies add up.</summary>
public sealed record RunTally
{
    private static readonly SortedDictionary<string, int> Nothing = [];

    /// <summary>Nothing done.</summary>
    public static RunTally Empty { get; } = new();

    /// <summary>Symbols done.</summary>
    public int Symbols { get; init; }

    /// <summary>Rows made.</summary>
    public int Rows { get; init; }

    /// <summary>Rows with label 1.</summary>
    public int Positives { get; init; }

    /// <summary>The most days between event and publication among the facts used.</summary>
    public int LargestLagDays { get; init; }

    /// <summary>Cache hits.</summary>
    public long Hits { get; init; }

    /// <summary>Cache misses.</summary>
    public long Misses { get; init; }

    /// <summary>Entries stored.</summary>
    public long Stored { get; init; }

    /// <summary>Entries that could not be read, and were replaced.</summary>
    public long Damaged { get; init; }

    /// <summary>Entries of single calls that may have had missing rows and were replaced.</summary>
    public long SinglePage { get; init; }

    /// <summary>Entries of another source, replaced.</summary>
    public long Foreign { get; init; }

    /// <summary>Sample dates without a row, by reason.</summary>
    public IReadOnlyDictionary<string, int> Dropped { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Rows of the source that became no fact, by kind and reason.</summary>
    public IReadOnlyDictionary<string, int> FactsDropped { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Requests by endpoint.</summary>
    public IReadOnlyDictionary<string, int> Calls { get; init; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Responses that may be truncated; none in the tally of a version that did not check for them.</summary>
    [JsonPropertyName("truncated?")]
    public IReadOnlyList<SuspectAnswer> Suspect { get; init => field = value ?? []; } = [];

    /// <summary>What was assumed where a source says nothing, with the number of subjects; null when nothing was.</summary>
    public IReadOnlyDictionary<string, int>? Assumptions { get; init; }

    /// <summary>What was found in files that the symbols share, by kind of fact; null when there are none.</summary>
    public IReadOnlyDictionary<string, SharedCoverage>? Coverage { get; init; }

    /// <summary>
    /// The tables of panels and shared files that the rows were built from, as <c>RunTask.Panels</c> identifies them; null in a sum.
    /// </summary>
    public string? Tables { get; init; }

    /// <summary>The failures.</summary>
    public IReadOnlyList<DataFailure> Failures { get; init; } = [];

    /// <summary>Whether asking again may mend something.</summary>
    [JsonIgnore]
    public bool IsIncomplete => Failures.Any(failure => failure.Kind == DataFailureKind.Failed);

    /// <summary>Sample dates processed, with or without a row.</summary>
    [JsonIgnore]
    public int Samples => Rows + Dropped.Values.Sum();

    /// <summary>The hit rate of cache lookups; 0 when there were none.</summary>
    [JsonIgnore]
    public double HitRate => Hits + Misses == 0 ? 0 : (double)Hits / (Hits + Misses);

    /// <summary>Adds tallies up.</summary>
    /// <param name="tallies">The tallies.</param>
    public static RunTally Sum(IEnumerable<RunTally> tallies)
    {
        var all = tallies.ToList();
        return new RunTally
        {
            Symbols = all.Sum(tally => tally.Symbols),
            Rows = all.Sum(tally => tally.Rows),
            Positives = all.Sum(tally => tally.Positives),
            LargestLagDays = all.Select(tally => tally.LargestLagDays).DefaultIfEmpty().Max(),
            Hits = all.Sum(tally => tally.Hits),
            Misses = all.Sum(tally => tally.Misses),
            Stored = all.Sum(tally => tally.Stored),
            Damaged = all.Sum(tally => tally.Damaged),
            SinglePage = all.Sum(tally => tally.SinglePage),
            Foreign = all.Sum(tally => tally.Foreign),
            Dropped = Sum(all.Select(tally => tally.Dropped)),
            FactsDropped = Sum(all.Select(tally => tally.FactsDropped)),
            Calls = Sum(all.Select(tally => tally.Calls)),
            Suspect = [.. all.SelectMany(tally => tally.Suspect).OrderBy(answer => answer.Request, StringComparer.Ordinal)],
            Assumptions = Sum(all.Select(tally => tally.Assumptions ?? Nothing)) is { Count: > 0 } assumptions ? assumptions : null,
            Coverage = all.Select(tally => tally.Coverage).FirstOrDefault(coverage => coverage is not null),
            Failures =
            [
                .. all.SelectMany(tally => tally.Failures)
                    .OrderBy(failure => failure.Subject, StringComparer.Ordinal)
                    .ThenBy(failure => failure.Type, StringComparer.Ordinal),
            ],
        };
    }

    private static SortedDictionary<string, int> Sum(IEnumerable<IReadOnlyDictionary<string, int>> counts) =>
        new(
            counts.SelectMany(count => count).GroupBy(count => count.Key).ToDictionary(group => group.Key, group => group.Sum(count => count.Value)),
            StringComparer.Ordinal);
}
