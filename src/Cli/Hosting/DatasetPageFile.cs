using System.Globalization;
using SmartMoney.Cli.Output;
using SmartMoney.Core.Datasets;
using SmartMoney.Modeling.Reports;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>Writes the HTML report of a dataset.</summary>
internal static class DatasetPageFile
{
    /// <summary>Writes the page of a run.</summary>
    public static async Task WriteAsync(CliStorage storage, RunReport report, CancellationToken cancellationToken)
    {
        var own = RunStore.Dataset(report.RunId, report.Dataset.Sha256);
        await using var content = await storage.Kept.Objects.OpenReadAsync(own, cancellationToken) ?? throw new StorageException($"{own} is missing");
        await storage.OpenLocal().WriteAsync(RunStore.Page(report.RunId), stream => WriteAsync(stream, content, report), cancellationToken);
    }

    /// <summary>Updates the page of the universe to match the run in the universe's file.</summary>
    /// <param name="storage">The storage that has the run.</param>
    /// <param name="report">The report of the run.</param>
    /// <param name="format">The format of the files that are displayed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<DatasetPage> PublishAsync(CliStorage storage, RunReport report, DatasetFormat format, CancellationToken cancellationToken)
    {
        var local = storage.OpenLocal();
        var context = report.Dataset.Context!;
        var files = new RunFiles(storage.Kept.Runs, storage.Kept.Objects);
        var page = report.Parameters.Paths.Page;
        string? published;
        do
        {
            published = (await files.FindPublishedAsync(report.Dataset.Path, cancellationToken))?.RunId;
        }
        while (published is not null && await CopyAsync(local, RunStore.Page(published), page, cancellationToken));

        var dataset = format == DatasetFormat.Parquet ? report.Parameters.Paths.Parquet : report.Dataset.Path;
        return published == report.RunId
            ? new DatasetPage(storage.Describe(dataset), storage.Describe(DatasetPaths.ContextBeside(dataset)), Path.Combine(storage.LocalFolder, page), null)
            : new DatasetPage(storage.Describe(RunStore.Dataset(report.RunId, report.Dataset.Sha256)), storage.Describe(RunStore.Context(report.RunId, context.Sha256)), Path.Combine(storage.LocalFolder, RunStore.Page(report.RunId)), published);
    }

    private static Task WriteAsync(Stream page, Stream dataset, RunReport report)
    {
        var options = new DatasetReportOptions(Path.GetFileName(report.Dataset.Path), $"Smart Money dataset '{report.Parameters.Universe}'")
        {
            HorizonDays = report.Parameters.HorizonDays,
            Validation = Figures(report.Validation),
            Label = report.Parameters.LabelDefinition.ToString(),
            Origin = OriginOf(report),
            KnownLimits = report.KnownLimits,
        };
        DatasetReport.Write(page, DatasetCsv.Read(dataset), options);
        return Task.CompletedTask;
    }

    private static List<(string Name, string Value)> OriginOf(RunReport report)
    {
        var run = report.Parameters;
        return
        [
            ("Source", run.Sources.ToString()),
            ("Run", report.RunId),
            ("Range", string.Create(CultureInfo.InvariantCulture, $"{run.From:yyyy-MM-dd} to {run.To:yyyy-MM-dd}, day {run.Day} of the month, horizon {run.HorizonDays} days")),
            ("Label", run.LabelDefinition.ToString()),
            ("Made", string.Create(CultureInfo.InvariantCulture, $"{report.EndedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, version {run.ContractVersion} of the contract")),
            ("SHA-256", report.Dataset.Sha256),
        ];
    }

    /// <returns>Whether there was anything to copy.</returns>
    private static async Task<bool> CopyAsync(IObjectStore store, string from, string to, CancellationToken cancellationToken)
    {
        await using var page = await store.OpenReadAsync(from, cancellationToken);
        return page is not null && await new RunStore(store).WriteUnlessSameAsync(to, page, cancellationToken);
    }

    private static List<ValidationFigure> Figures(DatasetValidation validation) =>
    [
        .. validation.Checks.Select(check => new ValidationFigure(
            check.Name, check.Figure, check.Target, check.Passed ? ValidationOutcome.Passed : ValidationOutcome.Failed, check.Advice ?? "")),
        .. validation.Warnings.Select(warning => new ValidationFigure("Constant feature", warning, "", ValidationOutcome.Warning)),
    ];
}
