using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>Where a command keeps things.</summary>
/// <param name="Kept">The storage.</param>
/// <param name="LocalFolder">The folder on this machine that holds the journals.</param>
/// <param name="Place">The display name of the storage.</param>
internal sealed record CliStorage(SmartMoneyStorage Kept, string LocalFolder, string Place)
{
    /// <summary>Why nothing can be written to it; null when it can be.</summary>
    public string? ReadOnlyBecause { get; init; }

    /// <summary>The display name of an object's location.</summary>
    public string Describe(string path) => IsFolder ? Path.Combine(Place, path) : $"{path} in {Place}";

    /// <summary>The storage that is always on this machine.</summary>
    public IObjectStore OpenLocal() => IsFolder ? Kept.Objects : new DirectoryStore(LocalFolder);

    /// <summary>Removes the files of the oldest runs of a universe, including their local files.</summary>
    /// <exception cref="StorageException">They cannot be removed.</exception>
    public async Task PruneAsync(RunParameters run, int keep, CancellationToken cancellationToken)
    {
        await new RunFiles(Kept.Runs, Kept.Objects).PruneAsync(run.Universe, run.RunId, keep, cancellationToken);
        if (!IsFolder)
        {
            await new RunFiles(Kept.Runs, OpenLocal()).PruneAsync(run.Universe, run.RunId, keep, cancellationToken);
        }
    }

    /// <summary>The message that the folder is missing; null when it exists, or when the storage is an account.</summary>
    public string? Absence => IsFolder && !Directory.Exists(LocalFolder) ? $"{Place} does not exist" : null;

    private bool IsFolder => Place == LocalFolder;

    /// <summary>The journal of a run.</summary>
    public string JournalOf(string runId) => Path.Combine(LocalFolder, "runs", runId, "journal");
}
