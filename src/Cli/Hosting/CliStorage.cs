using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>Where a command keeps things.</summary>
/// <param name="Kept">The storage.</param>
/// <param name="LocalFolder">The folder on this machine that holds the journals.</param>
/// <param name="Place">The storage, for people.</param>
internal sealed record CliStorage(SmartMoneyStorage Kept, string LocalFolder, string Place)
{
    /// <summary>Where an object is, for people.</summary>
    public string Describe(string path) => IsFolder ? Path.Combine(Place, path) : $"{path} in {Place}";

    /// <summary>What is kept on this machine in any case.</summary>
    public IObjectStore OpenLocal() => IsFolder ? Kept.Objects : new DirectoryStore(LocalFolder);

    /// <summary>Removes the files of the oldest runs of a universe, and what this machine keeps of them.</summary>
    /// <exception cref="StorageException">They cannot be removed.</exception>
    public async Task PruneAsync(RunParameters run, int keep, CancellationToken cancellationToken)
    {
        await new RunFiles(Kept.Runs, Kept.Objects).PruneAsync(run.Universe, run.RunId, keep, cancellationToken);
        if (!IsFolder)
        {
            await new RunFiles(Kept.Runs, OpenLocal()).PruneAsync(run.Universe, run.RunId, keep, cancellationToken);
        }
    }

    /// <summary>Says that a folder is not there; null when it is, or when the storage is an account.</summary>
    public string? Absence => IsFolder && !Directory.Exists(LocalFolder) ? $"There is nothing in {Place}: no such folder" : null;

    private bool IsFolder => Place == LocalFolder;

    /// <summary>The journal of a run.</summary>
    public string JournalOf(string runId) => Path.Combine(LocalFolder, "runs", runId, "journal");
}
