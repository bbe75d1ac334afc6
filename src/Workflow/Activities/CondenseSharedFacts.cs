using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>
/// Reads the files that the symbols of a run share, such as an archive a quarter, once for all of them, and keeps a compact table for each
/// kind of fact.
/// </summary>
/// <param name="resources">What activities share.</param>
public sealed class CondenseSharedFacts(RunResources resources) : IActivity<RunTask, RunTally>
{
    /// <inheritdoc />
    public static string Name => nameof(CondenseSharedFacts);

    /// <inheritdoc />
    public static JsonTypeInfo<RunTally> ResultType => RunJson.Default.RunTally;

    /// <inheritdoc />
    public async Task<RunTally> RunAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await resources.ParametersOfAsync(task);
        var tally = new ActivityTally(resources.Observer);
        var reading = new FactReading(new DroppedRows());
        var coverage = new SortedDictionary<string, SharedCoverage>(StringComparer.Ordinal);
        var failures = new List<DataFailure>();
        await foreach (var (type, condensed) in resources.Open(run, tally).CondenseAsync(new DataNeeds(run).Shared, reading, cancellationToken))
        {
            await resources.Runs.WriteAsync(RunStore.Table(task.RunId, type), condensed.Table, ActivityJson.Default.SharedTable, cancellationToken);
            coverage[type.Name()] = condensed.Coverage;
            failures.AddRange(condensed.Failures.Select(failure => DataFailure.Of(type, failure.File, failure.Reason)));
        }

        failures.ForEach(resources.Observer.OnFailure);
        return tally.ToTally() with { FactsDropped = reading.Dropped.Counts, Failures = failures, Coverage = coverage.Count == 0 ? null : coverage };
    }

    /// <inheritdoc />
    /// <remarks>The tables have to be there and readable.</remarks>
    public async Task<bool> IsUsableAsync(RunTask task, RunTally earlier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.IsIncomplete)
        {
            return false;
        }

        try
        {
            foreach (var type in earlier.Coverage?.Keys ?? [])
            {
                _ = await resources.Runs.ReadAsync(RunStore.Table(task.RunId, DataTypeNames.Parse(type)!.Value), ActivityJson.Default.SharedTable, cancellationToken);
            }

            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
