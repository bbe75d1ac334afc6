using System.Globalization;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Formatting;
using SmartMoney.Sources;

namespace SmartMoney.Workflow.Runs;

/// <summary>All that is to be said of a finished run.</summary>
public sealed record RunReport
{
    /// <summary>What is to be said wherever results are reported.</summary>
    public static IReadOnlyList<string> Limits { get; } =
    [
        "The aggregated 13F summaries include late and amended filings.",
        "The fund panels were chosen with hindsight: they are today's well-known names.",
        "Calls are counted when an activity completes: calls of an activity that was interrupted by a crash and repeated are not included.",
    ];

    /// <summary>The limits of one run: its assumptions, and how far files that the symbols share reach.</summary>
    /// <param name="tally">The work done.</param>
    public static IEnumerable<string> LimitsOf(RunTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return
        [
            .. tally.Assumptions?.Select(assumption => $"{assumption.Key} ({Quantity.Of(assumption.Value, "symbol")}).") ?? [],
            .. tally.Coverage?.Select(coverage => LimitOf(coverage.Key, coverage.Value)) ?? [],
        ];
    }

    private static string LimitOf(string type, SharedCoverage coverage)
    {
        var found = coverage.LastDay is { } day
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{type}: the source covers filings up to {day:yyyy-MM-dd}. It has {Quantity.Of(coverage.Filings, "filing")} of the symbols with {Quantity.Of(coverage.Transactions, "transaction")}, {Quantity.Number(coverage.Planned)} of them under a 10b5-1 plan; the last filing is {coverage.LastFiling ?? "unknown"}.")
            : $"{type}: the source has no file of the range.";
        return coverage.Unpublished.Count == 0
            ? found
            : $"{found} Not published: {Quantity.Names([.. coverage.Unpublished])}. The features of rows that need these filings are empty.";
    }

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When all its rows were together. Of two runs the later one is the newer.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>Whether data is missing that another run may fetch.</summary>
    public required bool IsIncomplete { get; init; }

    /// <summary>All that decided what was made, the source among it.</summary>
    public required RunParameters Parameters { get; init; }

    /// <summary>The file, with its SHA-256.</summary>
    public required AssembledDataset Dataset { get; init; }

    /// <summary>The nominal sample dates.</summary>
    public required int Dates { get; init; }

    /// <summary>What the run did: rows, drops by reason, failures by symbol, calls by endpoint, cache figures.</summary>
    public required RunTally Tally { get; init; }

    /// <summary>The checks, passed or failed.</summary>
    public required DatasetValidation Validation { get; init; }

    /// <summary>Each feature over all rows.</summary>
    public required IReadOnlyList<FeatureProfile> Features { get; init; }

    /// <summary>What to keep in mind.</summary>
    public IReadOnlyList<string> KnownLimits { get; init; } = Limits;
}
