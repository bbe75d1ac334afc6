namespace SmartMoney.Workflow.Runs;

/// <summary>A dataset as it is handed over in one format.</summary>
/// <param name="Format">The format.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Context">Its context file; null when the run was made by a version that wrote none.</param>
public sealed record HandedDataset(DatasetFormat Format, HandedFile Dataset, HandedFile? Context)
{
    /// <summary>The CSV of a run at a path.</summary>
    /// <param name="report">The report of the run.</param>
    /// <param name="path">The dataset's path.</param>
    public static HandedDataset Csv(RunReport report, string path)
    {
        ArgumentNullException.ThrowIfNull(report);
        var (dataset, context) = (report.Dataset, report.Dataset.Context);
        return new HandedDataset(
            DatasetFormat.Csv,
            new HandedFile(Path.GetFileName(path), dataset.Bytes, dataset.Sha256),
            context is null ? null : new HandedFile(Path.GetFileName(DatasetPaths.ContextBeside(path)), context.Bytes, context.Sha256));
    }
}
