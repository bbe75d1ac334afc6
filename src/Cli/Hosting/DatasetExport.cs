using System.Text.Json;
using SmartMoney.Cli.Output;
using SmartMoney.Core.Files;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>Copies the files of a run to a file outside the storage, and others beside it.</summary>
internal static class DatasetExport
{
    /// <summary>Copies the dataset, its context file and its reports, and writes its card.</summary>
    /// <param name="storage">The storage that has the run.</param>
    /// <param name="report">The report of the run; its page is written.</param>
    /// <param name="path">The file for the dataset; its extension says in which format.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<DatasetPage> WriteAsync(CliStorage storage, RunReport report, string path, CancellationToken cancellationToken)
    {
        var contextPath = DatasetPaths.ContextBeside(path);
        var pagePath = DatasetPaths.PageBeside(path);
        var files = DatasetFormatNames.OfFile(path) == DatasetFormat.Parquet
            ? await WriteParquetAsync(storage.Kept.Objects, report, path, cancellationToken)
            : await WriteCsvAsync(storage.Kept.Objects, report, path, cancellationToken);
        await CopyAsync(storage.OpenLocal(), RunStore.Page(report.RunId), pagePath, cancellationToken);
        WholeFile.Write(DatasetPaths.ReportBeside(path), stream => JsonSerializer.Serialize(stream, Named(report, path, contextPath), RunJson.Indented.RunReport));
        WholeFile.Write(DatasetPaths.CardBeside(path), stream => stream.Write(DatasetCard.Of(report, [files])));
        return new DatasetPage(path, contextPath, pagePath, null);
    }

    private static RunReport Named(RunReport report, string path, string contextPath) => report with
    {
        Dataset = report.Dataset with
        {
            Path = Path.GetFileName(path),
            Context = report.Dataset.Context! with { Path = Path.GetFileName(contextPath) },
        },
    };

    private static async Task<HandedDataset> WriteCsvAsync(IObjectStore objects, RunReport report, string path, CancellationToken cancellationToken)
    {
        await CopyAsync(objects, RunStore.Dataset(report.RunId, report.Dataset.Sha256), path, cancellationToken);
        await CopyAsync(objects, RunStore.Context(report.RunId, report.Dataset.Context!.Sha256), DatasetPaths.ContextBeside(path), cancellationToken);
        return HandedDataset.Csv(report, path);
    }

    private static async Task<HandedDataset> WriteParquetAsync(IObjectStore objects, RunReport report, string path, CancellationToken cancellationToken)
    {
        await using var copy = await ParquetCopy.TryMakeAsync(objects, report, path, cancellationToken)
            ?? throw new StorageException($"the files of run {report.RunId} are missing");
        WholeFile.Write(path, copy.Dataset.CopyTo);
        WholeFile.Write(DatasetPaths.ContextBeside(path), copy.Context.CopyTo);
        return copy.Files;
    }

    private static async Task CopyAsync(IObjectStore store, string from, string to, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenReadAsync(from, cancellationToken) ?? throw new StorageException($"{from} is missing");
        WholeFile.Write(to, content.CopyTo);
    }
}
