using SmartMoney.Cli.Hosting;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Storage;
using SmartMoney.Core.Workflow;
using SmartMoney.Modeling.Reports;

namespace SmartMoney.Cli.Output;

/// <summary>The page that shows a dataset: beside it in a folder; on this machine when the dataset is in a storage account.</summary>
internal static class DatasetPage
{
    /// <summary>Writes the page.</summary>
    /// <returns>Its path.</returns>
    public static async Task<string> WriteAsync(CliStorage storage, RunReport report, CancellationToken cancellationToken)
    {
        var content = await storage.Kept.Objects.ReadAsync(report.Dataset.Path, cancellationToken) ?? throw new StorageException($"{report.Dataset.Path} is missing");
        var file = DatasetFile.Parse(Path.GetFileName(report.Dataset.Path), content);
        var path = report.Parameters.DatasetPath + ".report.html";
        await storage.OpenLocal().WriteAsync(
            path,
            stream =>
            {
                DatasetReport.Write(stream, file, $"Smart Money dataset '{report.Parameters.Universe}'", report.Parameters.HorizonDays, Figures(report.Validation));
                return Task.CompletedTask;
            },
            cancellationToken);
        return Path.Combine(storage.LocalFolder, path);
    }

    private static List<ValidationFigure> Figures(DatasetValidation validation) =>
    [
        .. validation.Checks.Select(check => new ValidationFigure(
            check.Name, check.Figure, check.Target, check.Passed ? ValidationOutcome.Passed : ValidationOutcome.Failed, check.Advice ?? "")),
        .. validation.Warnings.Select(warning => new ValidationFigure("Constant feature", warning, "", ValidationOutcome.Warning)),
    ];
}
