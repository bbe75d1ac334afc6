using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Parquet;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary>The dataset that a split came from, with its context file.</summary>
/// <param name="Path">The dataset; null when it is not where the split found it, or has changed.</param>
/// <param name="Context">Its context file; null when there is none.</param>
internal sealed record EvaluatedDataset(string? Path, string? Context)
{
    /// <summary>Looks where the option says, else where <c>split.json</c> says.</summary>
    /// <exception cref="BadArgumentsException">The context file is not the one that the report beside the dataset describes.</exception>
    public static EvaluatedDataset Find(string? dataset, string testPath)
    {
        var path = dataset ?? Recorded(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(testPath))!);
        if (path is null || !File.Exists(DatasetPaths.ContextBeside(path)))
        {
            return new EvaluatedDataset(path, null);
        }

        var context = DatasetPaths.ContextBeside(path);
        var report = ReportFile.Beside(path)?.Dataset;
        return report?.Context is { } expected && report.Sha256 == DatasetReader.Read(path).Sha256 && expected.Sha256 != DatasetReader.ReadContext(context).Sha256
            ? throw new BadArgumentsException($"{context}: not the context file that the report describes (its hash differs)")
            : new EvaluatedDataset(path, context);
    }

    private static string? Recorded(string folder)
    {
        var source = SplitFolder.ReadManifest(folder)?.Source;
        var path = source?.Path is { } relative ? System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, relative)) : null;
        return path is not null && File.Exists(path) && IsContent(path, source!.Sha256) ? path : null;
    }

    private static bool IsContent(string path, string sha256)
    {
        try
        {
            return DatasetReader.Read(path).Sha256 == sha256;
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }
}
