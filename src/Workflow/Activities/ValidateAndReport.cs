using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Datasets;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>Validates the dataset of the run and writes its report, which puts the dataset in the place of the run's earlier one.</summary>
/// <param name="resources">What activities share.</param>
public sealed class ValidateAndReport(RunResources resources) : IActivity<ReportTask, RunReport>
{
    /// <inheritdoc />
    public static string Name => nameof(ValidateAndReport);

    /// <inheritdoc />
    public static JsonTypeInfo<RunReport> ResultType => RunJson.Default.RunReport;

    /// <inheritdoc />
    public async Task<RunReport> RunAsync(ReportTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await resources.ParametersOfAsync(new RunTask(task.RunId));
        await using var file = await OpenAsync(RunStore.Dataset(task.RunId, task.Dataset.Sha256), cancellationToken);
        await using var context = await OpenAsync(RunStore.Context(task.RunId, task.Dataset.Context!.Sha256), cancellationToken);
        var nonFinite = Task.Run(() => DatasetProfile.NonFiniteOf(ContextCsv.Read(context)), cancellationToken);
        var profile = new DatasetProfile(DatasetCsv.Read(file));
        profile.AddContext(await nonFinite);
        var report = new RunReport
        {
            RunId = task.RunId,
            StartedAt = task.StartedAt,
            EndedAt = task.EndedAt,
            IsIncomplete = task.Tally.IsIncomplete,
            Parameters = run,
            Dataset = task.Dataset,
            Dates = run.Dates.Length,
            Tally = task.Tally with { Positives = profile.Positives },
            Validation = DatasetValidation.Of(profile, run.Symbols.Length, run.Dates.Length, task.Dataset.LookAheadRows, RunGaps.Of(run, task.Tally, profile)),
            Features = profile.Features,
            KnownLimits = [.. RunReport.Limits, .. RunReport.LimitsOf(task.Tally)],
        };
        await resources.Entries.ClearPartsAsync(null, null, cancellationToken);
        await ReplaceAsync(report, cancellationToken);
        return report;
    }

    private async Task<Stream> OpenAsync(string path, CancellationToken cancellationToken) =>
        await resources.Store.OpenReadAsync(path, cancellationToken) ?? throw new StorageException($"{path} is missing");

    private async Task ReplaceAsync(RunReport report, CancellationToken cancellationToken)
    {
        var id = report.RunId;
        var earlier = await resources.Runs.FindReportAsync(RunStore.Report(id), cancellationToken);
        await resources.Runs.WriteAsync(RunStore.Report(id), report, RunJson.Indented.RunReport, cancellationToken);
        await resources.Runs.WriteUnlessSameAsync(RunStore.Ended(report.Parameters.Universe, id), ReadOnlyMemory<byte>.Empty, cancellationToken);
        if (earlier is not null && earlier.Dataset.Sha256 != report.Dataset.Sha256)
        {
            await resources.Store.DeleteAsync(RunStore.Dataset(id, earlier.Dataset.Sha256), cancellationToken);
        }

        if (earlier?.Dataset.Context is { } context && context.Sha256 != report.Dataset.Context?.Sha256)
        {
            await resources.Store.DeleteAsync(RunStore.Context(id, context.Sha256), cancellationToken);
        }
    }
}
