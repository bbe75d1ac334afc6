using System.Text;
using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Files;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>Puts the symbols' rows together, in the order of the symbols, into the dataset of the run.</summary>
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
        var rows = 0;
        var lookAhead = 0;
        using var content = new MemoryStream();
        Write(DatasetCsv.Header);
        foreach (var symbol in run.Symbols)
        {
            await using var shard = await resources.Store.OpenReadAsync(RunStore.Shard(task.RunId, symbol), cancellationToken)
                ?? throw new StorageException($"{RunStore.Shard(task.RunId, symbol)} is missing");
            foreach (var line in ShardCsv.Read(shard))
            {
                rows++;
                lookAhead += line.IsPointInTime ? 0 : 1;
                Write(line.Dataset);
            }
        }

        var bytes = content.GetBuffer().AsMemory(0, (int)content.Length);
        var sha256 = ContentHash.Of(bytes.Span);
        await resources.Runs.WriteUnlessSameAsync(RunStore.Dataset(task.RunId, sha256), bytes, cancellationToken);
        return new AssembledDataset(run.Paths.Dataset, rows, bytes.Length, sha256, lookAhead);

        void Write(string line) => content.Write(Encoding.UTF8.GetBytes(line + "\n"));
    }
}
