using System.Text.Json;
using SmartMoney.Cli.Output;
using SmartMoney.Core.Files;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>Copies the files of a run to a file outside the storage, and others beside it.</summary>
internal static class DatasetExport
{
    /// <summary>Copies the dataset, its context file and its reports.</summary>
    /// <param name="storage">The storage that has the run.</param>
    /// <param name="report">The report of the run; its page is written.</param>
    /// <param name="path">The file for the dataset.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<DatasetPage> WriteAsync(CliStorage storage, RunReport report, string path, CancellationToken cancellationToken)
    {
        var context = report.Dataset.Context!;
        var contextPath = DatasetPaths.ContextBeside(path);
        var pagePath = DatasetPaths.PageBeside(path);
        var objects = storage.Kept.Objects;
        await CopyAsync(objects, RunStore.Dataset(report.RunId, report.Dataset.Sha256), path, cancellationToken);
        await CopyAsync(objects, RunStore.Context(report.RunId, context.Sha256), contextPath, cancellationToken);
        await CopyAsync(storage.OpenLocal(), RunStore.Page(report.RunId), pagePath, cancellationToken);
        WholeFile.Write(DatasetPaths.ReportBeside(path), stream => JsonSerializer.Serialize(stream, Named(report, path, contextPath), RunJson.Indented.RunReport));
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

    private static async Task CopyAsync(IObjectStore store, string from, string to, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenReadAsync(from, cancellationToken) ?? throw new StorageException($"{from} is missing");
        WholeFile.Write(to, content.CopyTo);
    }
}
