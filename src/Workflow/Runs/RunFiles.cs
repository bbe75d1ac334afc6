using System.Collections.Concurrent;
using SmartMoney.Core.Files;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Workflow.Runs;

/// <summary>
/// The files of runs: each run has its own dataset and report. A run of a version that kept no files per run has those of its
/// universe, as long as they belong to that run.
/// </summary>
/// <param name="registry">The runs.</param>
/// <param name="store">Where the files are.</param>
public sealed class RunFiles(IRunRegistry registry, IObjectStore store)
{
    private const int AtOnce = 16;

    private readonly RunStore _runs = new(store);

    /// <summary>The report of a run.</summary>
    /// <param name="record">The run's record.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when there is none: the run has not ended, or its files were removed.</returns>
    /// <exception cref="StorageException">The report is damaged, or the storage cannot be used.</exception>
    public async Task<RunReport?> ReportAsync(RunRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        return await _runs.FindAsync(RunStore.Report(record.RunId), RunJson.Default.RunReport, cancellationToken)
            ?? (await FindPublishedAsync(record.DatasetPath, cancellationToken) is { } published && published.RunId == record.RunId ? published : null);
    }

    /// <summary>Opens the dataset of a run.</summary>
    /// <param name="record">The run's record.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The bytes, and the report on exactly these bytes; null when there is none.</returns>
    /// <exception cref="StorageException">The report is damaged, or the storage cannot be used.</exception>
    public async Task<RunDataset?> OpenDatasetAsync(RunRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (await _runs.OpenDatasetAsync(record.RunId, cancellationToken) is { } dataset)
        {
            return dataset;
        }

        return await FindPublishedAsync(record.DatasetPath, cancellationToken) is { } published
            && published.RunId == record.RunId
            && await OpenVerifiedAsync(published.Dataset.Path, published.Dataset.Sha256, cancellationToken) is { } content
                ? new RunDataset(
                    published,
                    content,
                    published.Dataset.Context is { } context ? await OpenVerifiedAsync(context.Path, context.Sha256, cancellationToken) : null)
                : null;
    }

    /// <returns>Null when the file is missing or has other content.</returns>
    private async Task<Stream?> OpenVerifiedAsync(string path, string sha256, CancellationToken cancellationToken)
    {
        await using (var content = await store.OpenReadAsync(path, cancellationToken))
        {
            if (content is null || await ContentHash.OfAsync(content, cancellationToken) != sha256)
            {
                return null;
            }
        }

        return await store.OpenReadAsync(path, cancellationToken);
    }

    /// <summary>The report beside the file of a universe.</summary>
    /// <param name="datasetPath">The file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="StorageException">The report is damaged, or the storage cannot be used.</exception>
    public Task<RunReport?> FindPublishedAsync(string datasetPath, CancellationToken cancellationToken) =>
        _runs.FindAsync(DatasetPaths.ReportBeside(datasetPath), RunJson.Default.RunReport, cancellationToken);

    /// <summary>
    /// Removes the files of the oldest runs of a universe. Kept are those of the run that has just ended and of the last others by the
    /// time they were last heard of, and those of every run that counts as running. Records stay, and the file of the universe.
    /// </summary>
    /// <param name="universe">The universe.</param>
    /// <param name="ended">The run that has just ended.</param>
    /// <param name="keep">Of how many runs the files are kept.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StorageException">The storage is unavailable.</exception>
    public async Task PruneAsync(string universe, string ended, int keep, CancellationToken cancellationToken)
    {
        var old = (await registry.ListAsync(cancellationToken))
            .Where(run => run.Universe == universe && run.RunId != ended && run.State != RunState.Running)
            .OrderByDescending(run => run.UpdatedAt)
            .Skip(keep - 1)
            .Select(run => run.RunId)
            .ToHashSet(StringComparer.Ordinal);
        if (old.Count == 0)
        {
            return;
        }

        var prunes = new ConcurrentDictionary<string, Lazy<Task<bool>>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            store.ListAsync(RunStore.Root, cancellationToken)
                .Select(file => (file.Path, Run: file.Path[RunStore.Root.Length..].Split('/')[0]))
                .Where(file => old.Contains(file.Run) && file.Path != ObjectRunRegistry.PathOf(file.Run)),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (file, token) =>
            {
                if (await prunes.GetOrAdd(file.Run, run => new(() => BeginAsync(run))).Value)
                {
                    await store.DeleteAsync(file.Path, token);
                }
            });

        async Task<bool> BeginAsync(string run)
        {
            if (await registry.FindAsync(run, cancellationToken) is not { State: not RunState.Running })
            {
                return false;
            }

            await store.DeleteAsync(RunStore.Ended(universe, run), cancellationToken);
            return true;
        }
    }
}
