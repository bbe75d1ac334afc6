using SmartMoney.Cli.Errors;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary>The default paths of the steps from dataset to model.</summary>
internal static class ModelPaths
{
    public const string Models = "models";

    private const string SplitName = "split";

    /// <summary>The split that <c>train</c> reads.</summary>
    public static string Split { get; } = Path.Combine("data", DatasetPaths.Folder, SplitName);

    /// <summary>Where a dataset is split to.</summary>
    public static string SplitOf(string dataset) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(dataset))!, SplitName);

    /// <summary>The newest version of the model.</summary>
    public static string NewestModel()
    {
        var folder = Path.Combine(Models, DatasetPaths.Name);
        var newest = Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder, "v*").Select(path => (path, version: VersionOf(path))).Where(found => found.version is not null).MaxBy(found => found.version).path
            : null;
        return newest ?? throw new BadArgumentsException($"no model in {folder}: run 'train' first, or specify one with --model");
    }

    private static Version? VersionOf(string path) => Version.TryParse(Path.GetFileName(path)[1..], out var version) ? version : null;
}
