using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Workflow.Activities;

/// <summary>Makes the rows of one symbol.</summary>
internal sealed class BuildSymbol(RunResources resources)
{
    public async Task<RunTally> RunAsync(RunTask task, CancellationToken cancellationToken)
    {
        var run = await resources.ParametersOfAsync(task);
        var tally = new ActivityTally(resources.Observer);
        var dropped = new DroppedRows();
        var loader = new SymbolFactsLoader(resources.Open(run, tally), new DataNeeds(run), await resources.PanelsOfAsync(task));
        var facts = await loader.LoadAsync(task.Subject, dropped, cancellationToken);
        var drops = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var builder = new RowBuilder(run.HorizonDays, run.Threshold);
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
            Positives = rows.Sum(row => row.Row.Label),
            LargestLagDays = rows.Select(row => row.LargestLagDays).DefaultIfEmpty().Max(),
            Dropped = drops,
            FactsDropped = dropped.Counts,
            Suspect = loader.Suspect,
            Failures = loader.Failures,
        };
    }

    /// <summary>Whether the shard of a symbol is there with all its rows, which a crash of the machine may have cut off.</summary>
    public async Task<bool> IsUsableAsync(RunTask task, RunTally done, CancellationToken cancellationToken)
    {
        if (done.IsIncomplete || await resources.Store.ReadAsync(RunStore.Shard(task.RunId, task.Subject), cancellationToken) is not { } shard)
        {
            return false;
        }

        return shard.Span.Count((byte)'\n') == done.Rows && (shard.IsEmpty || shard.Span[^1] == '\n');
    }
}
