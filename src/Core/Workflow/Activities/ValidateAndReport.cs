using SmartMoney.Core.Datasets;
using SmartMoney.Core.Storage;

namespace SmartMoney.Core.Workflow.Activities;

/// <summary>Validates the dataset and writes the report beside it.</summary>
internal sealed class ValidateAndReport(RunResources resources)
{
    public async Task<RunReport> RunAsync(ReportTask task, CancellationToken cancellationToken)
    {
        var run = await resources.ParametersOfAsync(new RunTask(task.RunId));
        await using var file = await resources.Store.OpenReadAsync(task.Dataset.Path, cancellationToken)
            ?? throw new StorageException($"{task.Dataset.Path} is missing");
        var profile = new DatasetProfile(DatasetCsv.Read(file));
        var report = new RunReport
        {
            RunId = task.RunId,
            StartedAt = task.StartedAt,
            EndedAt = resources.Time.GetUtcNow(),
            IsIncomplete = task.Tally.IsIncomplete,
            Parameters = run,
            Dataset = task.Dataset,
            Dates = run.Dates.Length,
            Tally = task.Tally,
            Validation = DatasetValidation.Of(profile, run.Symbols.Length, run.Dates.Length, task.Dataset.LookAheadRows, RunGaps.Of(run, task.Tally, profile)),
            Features = profile.Features,
        };
        await resources.Entries.ClearPartsAsync(null, null, cancellationToken);
        await resources.Runs.WriteAsync(run.DatasetPath + ".report.json", report, WorkflowJson.Indented.RunReport, cancellationToken);
        return report;
    }
}
