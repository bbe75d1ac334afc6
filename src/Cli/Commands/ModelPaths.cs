using Microsoft.Extensions.Configuration;
using SmartMoney.Cli.Errors;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Modeling.Training;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary>The default paths of the steps from dataset to model.</summary>
internal static class ModelPaths
{
    public const string Models = "models";

    private const string SplitPrefix = "split";
    private const string TestFile = "test.csv";

    /// <summary>The folder whose splits <c>train</c> and <c>evaluate</c> look for.</summary>
    public static string Splits(IConfiguration configuration) => Path.Combine(StorageOption.FolderOf(configuration), DatasetPaths.Folder);

    /// <summary>Where a dataset is split to.</summary>
    public static string SplitOf(string dataset) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(dataset))!, $"{SplitPrefix}-{Path.GetFileNameWithoutExtension(dataset)}");

    /// <summary>The only split there is.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="otherwise">What else can be done where there is none.</param>
    /// <exception cref="BadArgumentsException">There is none, or more than one.</exception>
    public static string OnlySplit(IConfiguration configuration, string otherwise = "specify the folder of a split") => FoundSplits(configuration) switch
    {
        [var one] => one,
        [] => throw new BadArgumentsException($"no split in {Splits(configuration)}: run 'split' first, or {otherwise}"),
        var several => throw new BadArgumentsException($"specify one of the splits {string.Join(", ", several)}"),
    };

    /// <summary>The test part of the split that a model was trained on; of the only split there is, otherwise.</summary>
    /// <exception cref="BadArgumentsException">It is not found.</exception>
    public static string TestOf(string model, IConfiguration configuration)
    {
        var trained = ModelFolder.ReadMetadata(model).Train.Sha256;
        var split = FoundSplits(configuration).FirstOrDefault(folder => SplitFolder.ReadManifest(folder) is { } manifest && manifest.Folds[0].Parts.Any(part => part.Sha256 == trained));
        return Path.Combine(split ?? OnlySplit(configuration, "specify the test part of a split with --data"), TestFile);
    }

    /// <summary>The newest version of the model.</summary>
    public static string NewestModel()
    {
        var folder = Path.Combine(Models, DatasetPaths.Name);
        var newest = Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder, "v*").Select(path => (path, version: VersionOf(path))).Where(found => found.version is not null).MaxBy(found => found.version).path
            : null;
        return newest ?? throw new BadArgumentsException($"no model in {folder}: run 'train' first, or specify one with --model");
    }

    private static string[] FoundSplits(IConfiguration configuration) => Splits(configuration) is var splits && Directory.Exists(splits)
        ? [.. Directory.EnumerateDirectories(splits, SplitPrefix + "*").Where(folder => File.Exists(Path.Combine(folder, SplitFolder.ManifestName))).Order(StringComparer.Ordinal)]
        : [];

    private static Version? VersionOf(string path) => Version.TryParse(Path.GetFileName(path)[1..], out var version) ? version : null;
}
