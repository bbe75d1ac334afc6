using SmartMoney.Core.Datasets;
using SmartMoney.Core.Files;
using SmartMoney.Parquet;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>The dataset of a run and its context file as Parquet, in scratch files, so that memory does not grow with the rows.</summary>
internal sealed class ParquetCopy : IAsyncDisposable
{
    private readonly FileStream _dataset = ScratchFile.Create();
    private readonly FileStream _context = ScratchFile.Create();

    private ParquetCopy()
    {
    }

    /// <summary>The files with their names, sizes and hashes.</summary>
    public HandedDataset Files { get; private set; } = null!;

    public Stream Dataset => Rewound(_dataset);

    public Stream Context => Rewound(_context);

    /// <summary>Converts the files of a run.</summary>
    /// <param name="store">The storage that has them.</param>
    /// <param name="report">The report of the run.</param>
    /// <param name="path">The path that the dataset gets.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when the run's files are not there.</returns>
    public static async Task<ParquetCopy?> TryMakeAsync(IObjectStore store, RunReport report, string path, CancellationToken cancellationToken)
    {
        if (report.Dataset.Context is not { } context)
        {
            return null;
        }

        await using var datasetCsv = await store.OpenReadAsync(RunStore.Dataset(report.RunId, report.Dataset.Sha256), cancellationToken);
        await using var contextCsv = await store.OpenReadAsync(RunStore.Context(report.RunId, context.Sha256), cancellationToken);
        if (datasetCsv is null || contextCsv is null)
        {
            return null;
        }

        var copy = new ParquetCopy();
        try
        {
            await DatasetParquet.WriteDatasetAsync(datasetCsv, copy._dataset, cancellationToken);
            await DatasetParquet.WriteContextAsync(contextCsv, copy._context, cancellationToken);
            copy.Files = new HandedDataset(
                DatasetFormat.Parquet,
                await HandedAsync(path, copy.Dataset, cancellationToken),
                await HandedAsync(DatasetPaths.ContextBeside(path), copy.Context, cancellationToken));
            return copy;
        }
        catch (DatasetFormatException e)
        {
            await copy.DisposeAsync();
            throw new StorageException($"the dataset of run {report.RunId} cannot be written as Parquet: {e.Message}", e);
        }
        catch
        {
            await copy.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _dataset.DisposeAsync();
        await _context.DisposeAsync();
    }

    private static async Task<HandedFile> HandedAsync(string path, Stream content, CancellationToken cancellationToken) =>
        new(Path.GetFileName(path), content.Length, await ContentHash.OfAsync(content, cancellationToken));

    private static FileStream Rewound(FileStream file)
    {
        file.Position = 0;
        return file;
    }
}
