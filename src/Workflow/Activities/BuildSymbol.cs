using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Workflow.Loading;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>Makes the rows of one symbol.</summary>
/// <param name="resources">What activities share.</param>
public sealed class BuildSymbol(RunResources resources) : IActivity<RunTask, RunTally>
{
    /// <inheritdoc />
    public static string Name => nameof(BuildSymbol);

    /// <inheritdoc />
    public static JsonTypeInfo<RunTally> ResultType => RunJson.Default.RunTally;

    /// <inheritdoc />
    public async Task<RunTally> RunAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await resources.ParametersOfAsync(task);
        var tally = new ActivityTally(resources.Observer);
        var dropped = new DroppedRows();
        var loader = new SymbolFactsLoader(resources.Open(task, run, tally), new DataNeeds(run), await resources.PanelsOfAsync(task));
        var facts = await loader.LoadAsync(task.Subject, dropped, cancellationToken);
        var drops = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var builder = new RowBuilder(run.HorizonDays, run.Threshold ?? 0);
        var rows = new List<SampledRow>();
        foreach (var date in run.Dates)
        {
            string? drop = RowDrop.NoPrice;
            if (facts is not null && builder.Build(facts, date, out drop) is { } row)
            {
                rows.Add(row);
            }
            else
            {
                drops[drop!] = drops.GetValueOrDefault(drop!) + 1;
            }

            resources.Observer.OnSample(task.Subject, date);
        }

        foreach (var failure in loader.Failures)
        {
            resources.Observer.OnFailure(failure);
        }

        using var shard = new MemoryStream();
        ShardCsv.Write(shard, rows);
        await resources.Runs.WriteUnlessSameAsync(
            RunStore.Shard(task.RunId, task.Subject), shard.GetBuffer().AsMemory(0, (int)shard.Length), cancellationToken);
        return tally.ToTally() with
        {
            Symbols = 1,
            Rows = rows.Count,
            LargestLagDays = rows.Select(row => row.LargestLagDays).DefaultIfEmpty().Max(),
            Dropped = drops,
            FactsDropped = dropped.Counts,
            Suspect = loader.Suspect,
            Assumptions = loader.Assumptions.Count == 0 ? null : loader.Assumptions.ToDictionary(assumption => assumption, _ => 1),
            Failures = loader.Failures,
            Tables = task.Panels,
        };
    }

    /// <inheritdoc />
    /// <remarks>
    /// The shard of the symbol must exist with all its rows, because a crash of the machine may have truncated it, and must be built from the
    /// same tables: what failed for them in an earlier attempt may be there now.
    /// </remarks>
    public async Task<bool> IsUsableAsync(RunTask task, RunTally earlier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.IsIncomplete || earlier.Tables != task.Panels || await resources.Store.ReadAsync(RunStore.Shard(task.RunId, task.Subject), cancellationToken) is not { } shard)
        {
            return false;
        }

        return shard.Span.Count((byte)'\n') == earlier.Rows && (shard.IsEmpty || shard.Span[^1] == '\n');
    }
}
