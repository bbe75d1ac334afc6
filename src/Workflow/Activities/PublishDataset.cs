using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Files;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>
/// Copies the newest run of a universe that ended with rows to the file of the universe, and its context file, report and card beside it. The result does not
/// depend on which run publishes: a late or repeated activity also copies the newest run. Runs that publish concurrently may
/// interleave their writes. Each run records its end before it publishes, and repeats until there is nothing left to write, so the
/// last one leaves the files of the newest run.
/// </summary>
/// <param name="resources">What activities share.</param>
public sealed class PublishDataset(RunResources resources) : IActivity<RunTask, RunTask>
{
    /// <inheritdoc />
    public static string Name => nameof(PublishDataset);

    /// <inheritdoc />
    public static JsonTypeInfo<RunTask> ResultType => ActivityJson.Default.RunTask;

    /// <inheritdoc />
    public async Task<RunTask> RunAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await resources.ParametersOfAsync(task);
        bool isChanged;
        do
        {
            await using var newest = await OpenNewestAsync(run.Universe, cancellationToken)
                ?? throw new StorageException($"the dataset of run {task.RunId} is missing");
            isChanged = await CopyAsync(newest, cancellationToken);
        }
        while (isChanged);

        return task;
    }

    private async Task<RunDataset?> OpenNewestAsync(string universe, CancellationToken cancellationToken)
    {
        var reports = new List<RunReport>();
        await foreach (var ended in resources.Store.ListAsync(RunStore.Ended(universe, ""), cancellationToken))
        {
            if (await resources.Runs.FindReportAsync(RunStore.Report(Path.GetFileName(ended.Path)), cancellationToken) is { } report)
            {
                reports.Add(report);
            }
        }

        foreach (var report in reports.OrderByDescending(report => report.EndedAt).ThenByDescending(report => report.RunId, StringComparer.Ordinal))
        {
            if (await resources.Runs.OpenDatasetAsync(report.RunId, cancellationToken) is { } dataset)
            {
                return dataset;
            }
        }

        return null;
    }

    /// <returns>Whether anything had to be written.</returns>
    private async Task<bool> CopyAsync(RunDataset newest, CancellationToken cancellationToken)
    {
        var report = newest.Report;
        var reportPath = report.Parameters.Paths.Report;
        if (await resources.Runs.FindReportAsync(reportPath, cancellationToken) is { } published
            && published.RunId != report.RunId
            && published.EndedAt > report.EndedAt)
        {
            return false;
        }

        var isDatasetChanged = await CopyAsync(newest.Content, RunStore.Dataset(report.RunId, report.Dataset.Sha256), report.Dataset.Path, cancellationToken);
        var isContextChanged = newest.Context is { } context
            ? await CopyAsync(context, RunStore.Context(report.RunId, report.Dataset.Context!.Sha256), report.Parameters.Paths.Context, cancellationToken)
            : await resources.Store.DeleteAsync(report.Parameters.Paths.Context, cancellationToken);
        var isReportChanged = await resources.Runs.WriteAsync(reportPath, report, RunJson.Indented.RunReport, cancellationToken);
        var isCardChanged = await resources.Runs.WriteUnlessSameAsync(
            report.Parameters.Paths.Card, DatasetCard.Of(report, [HandedDataset.Csv(report, report.Dataset.Path)]), cancellationToken);
        return isDatasetChanged || isContextChanged || isReportChanged || isCardChanged;
    }

    /// <returns>Whether anything had to be written, or has to be once the run that is being made again has ended.</returns>
    private async Task<bool> CopyAsync(Stream content, string source, string target, CancellationToken cancellationToken)
    {
        await using (var there = await resources.Store.OpenReadAsync(target, cancellationToken))
        {
            if (there is null)
            {
                await resources.Store.WriteAsync(target, content, cancellationToken);
                return true;
            }

            if (await StreamComparison.AreEqualAsync(there, content, cancellationToken))
            {
                return false;
            }
        }

        await using var again = await resources.Store.OpenReadAsync(source, cancellationToken);
        if (again is not null)
        {
            await resources.Store.WriteAsync(target, again, cancellationToken);
        }

        return true;
    }
}
