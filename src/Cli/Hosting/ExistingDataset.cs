using System.Globalization;
using SmartMoney.Cli.Errors;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Files;
using SmartMoney.Core.Formatting;
using SmartMoney.Parquet;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>The dataset that a run is going to replace, with the report beside it, which says which run it is of.</summary>
/// <param name="Place">The displayed path.</param>
/// <param name="Sha256">The SHA-256 of the file as CSV.</param>
/// <param name="Report">The report beside it; null when there is none that can be read.</param>
/// <param name="IsInStorage">Whether it is the file of a universe, which is a copy that a run may restore.</param>
internal sealed record ExistingDataset(string Place, string Sha256, RunReport? Report, bool IsInStorage)
{
    /// <summary>Whether the file is as the run of the report wrote it.</summary>
    public bool IsUnchanged => Report?.Dataset.Sha256 == Sha256;

    /// <summary>Finds the dataset in a file of the universe.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="run">The run.</param>
    /// <param name="path">The file, CSV or Parquet.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Null when there is none, or it is the run's own.</returns>
    public static async Task<ExistingDataset?> InStorageAsync(CliStorage storage, RunParameters run, string path, CancellationToken cancellationToken)
    {
        await using var content = await storage.Kept.Objects.OpenReadAsync(path, cancellationToken);
        if (content is null)
        {
            return null;
        }

        var found = new ExistingDataset(storage.Describe(path), await HashAsync(path, content, cancellationToken), await ReportAsync(storage, path, cancellationToken), IsInStorage: true);
        return await found.IsOwnAsync(storage, run, cancellationToken) ? null : found;
    }

    /// <summary>Finds the dataset in a file outside the storage.</summary>
    /// <returns>Null when there is none, or it is the run's own.</returns>
    public static async Task<ExistingDataset?> InFileAsync(string path, CliStorage storage, RunParameters run, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        await using var content = File.OpenRead(path);
        var found = new ExistingDataset(path, await HashAsync(path, content, cancellationToken), ReportFile.TryBeside(path), IsInStorage: false);
        return await found.IsOwnAsync(storage, run, cancellationToken) ? null : found;
    }

    /// <summary>Says which dataset a run replaces, or refuses to replace it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="isGuarded">Whether the dataset of another run needs force, too, because its name does not tell datasets apart.</param>
    /// <param name="force">Whether anything may be replaced.</param>
    /// <exception cref="BadArgumentsException">It may not be replaced.</exception>
    public string Replace(RunParameters run, bool isGuarded, bool force)
    {
        if (Report is null)
        {
            return force
                ? $"{Place}, which has no report that says where it comes from, is replaced"
                : throw Refused("has no report beside it that says where it comes from");
        }

        var parameters = Report.Parameters;
        var isSameRequest = (parameters with { ContractVersion = run.ContractVersion }).RunId == run.RunId;
        if (parameters.ContractVersion != run.ContractVersion && (isSameRequest || !isGuarded || force))
        {
            return $"{Place} follows version {parameters.ContractVersion} of the contract (run {Report.RunId}); this run follows version {run.ContractVersion} and replaces it";
        }

        if (!IsUnchanged)
        {
            return (isSameRequest && IsInStorage) || force
                ? $"{Place} was changed after run {Report.RunId} wrote it, and is replaced"
                : throw Refused($"was changed after run {Report.RunId} wrote it");
        }

        var holds = string.Create(
            CultureInfo.InvariantCulture,
            $"holds run {Report.RunId} ({Quantity.Of(parameters.Symbols.Length, "symbol")}, {parameters.From:yyyy-MM-dd} to {parameters.To:yyyy-MM-dd}, label {parameters.LabelDefinition})");
        return force || !isGuarded
            ? $"{Place} {holds}; this run replaces it"
            : throw Refused(holds);
    }

    private BadArgumentsException Refused(string why) => new($"{Place} {why}: choose another --name or --output, or replace it with --force");

    /// <summary>Whether it is the run's own: a run that stopped while it was copied left no report of it.</summary>
    private async Task<bool> IsOwnAsync(CliStorage storage, RunParameters run, CancellationToken cancellationToken)
    {
        if (Report is not null && Report.Parameters.ContractVersion != run.ContractVersion)
        {
            return false;
        }

        if (Report?.RunId == run.RunId && IsUnchanged)
        {
            return true;
        }

        await using var own = await storage.Kept.Objects.OpenReadAsync(RunStore.Dataset(run.RunId, Sha256), cancellationToken);
        return own is not null;
    }

    /// <returns>The hash that a report states of a dataset; of a Parquet file that is none, that of its bytes.</returns>
    private static async Task<string> HashAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        if (DatasetFormatNames.OfFile(path) != DatasetFormat.Parquet)
        {
            return await ContentHash.OfAsync(content, cancellationToken);
        }

        await using var copy = ScratchFile.Create();
        await content.CopyToAsync(copy, cancellationToken);
        copy.Position = 0;
        try
        {
            return DatasetReader.HashOf(copy);
        }
        catch (DatasetFormatException)
        {
            copy.Position = 0;
            return await ContentHash.OfAsync(copy, cancellationToken);
        }
    }

    private static async Task<RunReport?> ReportAsync(CliStorage storage, string dataset, CancellationToken cancellationToken)
    {
        try
        {
            return await new RunFiles(storage.Kept.Runs, storage.Kept.Objects).FindPublishedAsync(dataset, cancellationToken);
        }
        catch (StorageException)
        {
            return null;
        }
    }
}
