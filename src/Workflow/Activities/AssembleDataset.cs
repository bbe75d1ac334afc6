using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Labels;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>
/// Puts the symbols' rows together, in the order of the symbols, into the dataset of the run and its context file. Labels are set here,
/// because some kinds compare the rows of a date.
/// </summary>
/// <param name="resources">What activities share.</param>
public sealed class AssembleDataset(RunResources resources) : IActivity<RunTask, AssembledDataset>
{
    /// <inheritdoc />
    public static string Name => nameof(AssembleDataset);

    /// <inheritdoc />
    public static JsonTypeInfo<AssembledDataset> ResultType => RunJson.Default.AssembledDataset;

    /// <inheritdoc />
    public async Task<AssembledDataset> RunAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await resources.ParametersOfAsync(task);
        var returns = run.Label == LabelKind.Absolute
            ? []
            : await LinesAsync(run, cancellationToken).Select(line => (line.Date, line.Return14d)).ToListAsync(cancellationToken);
        var labels = new DatasetLabels(run.Label, run.Threshold ?? 0, returns);
        var (rows, lookAhead) = (0, 0);
        await using var dataset = new ScratchLines();
        await using var context = new ScratchLines();
        dataset.Write(DatasetCsv.Header);
        context.Write(ContextCsv.Header);
        await foreach (var line in LinesAsync(run, cancellationToken))
        {
            rows++;
            lookAhead += line.IsPointInTime ? 0 : 1;
            dataset.Write(line.WithLabel(labels.Of(line.Date, line.Return14d)));
            context.Write(line.Context);
        }

        var sha256 = await KeepAsync(dataset, hash => RunStore.Dataset(task.RunId, hash), cancellationToken);
        var contextSha256 = await KeepAsync(context, hash => RunStore.Context(task.RunId, hash), cancellationToken);
        return new AssembledDataset(run.Paths.Dataset, rows, dataset.Length, sha256, lookAhead)
        {
            Context = new ContextFile(run.Paths.Context, context.Length, contextSha256),
        };
    }

    private async IAsyncEnumerable<ShardLine> LinesAsync(RunParameters run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var symbol in run.Symbols)
        {
            var path = RunStore.Shard(run.RunId, symbol);
            await using var shard = await resources.Store.OpenReadAsync(path, cancellationToken) ?? throw new StorageException($"{path} is missing");
            foreach (var line in ShardCsv.Read(shard))
            {
                yield return line;
            }
        }
    }

    private async Task<string> KeepAsync(ScratchLines lines, Func<string, string> path, CancellationToken cancellationToken)
    {
        var sha256 = lines.Complete();
        await resources.Runs.WriteUnlessSameAsync(path(sha256), lines.Rewind(), cancellationToken);
        return sha256;
    }
}
