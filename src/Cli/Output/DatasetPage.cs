using SmartMoney.Core.Datasets;
using SmartMoney.Core.Storage;
using SmartMoney.Core.Workflow;
using SmartMoney.Modeling.Reports;

namespace SmartMoney.Cli.Output;

/// <summary>The page that shows a dataset, beside it.</summary>
internal static class DatasetPage
{
    /// <summary>Writes the page.</summary>
    /// <returns>Its path; null when the dataset has no row to show.</returns>
    public static async Task<string?> WriteAsync(IObjectStore store, RunReport report, CancellationToken cancellationToken)
    {
        if (report.Dataset.Rows == 0)
        {
            return null;
        }

        var content = await store.ReadAsync(report.Dataset.Path, cancellationToken) ?? throw new StorageException($"{report.Dataset.Path} is missing");
        var file = DatasetFile.Parse(Path.GetFileName(report.Dataset.Path), content);
        using var page = new MemoryStream();
        DatasetReport.Write(page, file, $"Smart Money dataset '{report.Parameters.Universe}'", Figures(report.Validation));
        page.Position = 0;
        var path = report.Parameters.DatasetPath + ".report.html";
        await store.WriteAsync(path, stream => page.CopyToAsync(stream, cancellationToken), cancellationToken);
        return path;
    }

    private static List<ValidationFigure> Figures(DatasetValidation validation) =>
    [
        .. validation.Checks.Select(check => new ValidationFigure(
            check.Name, check.Figure, check.Target, check.Passed ? ValidationOutcome.Passed : ValidationOutcome.Failed, check.Advice ?? "")),
        .. validation.Warnings.Select(warning => new ValidationFigure("Constant feature", warning, "", ValidationOutcome.Warning)),
    ];
}
