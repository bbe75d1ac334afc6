using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Workflow.Runs;

/// <summary>The whole storage: objects, cache entries and runs.</summary>
/// <param name="Objects">Datasets and what passes between activities.</param>
/// <param name="Entries">The cache.</param>
/// <param name="Runs">The runs.</param>
public sealed record SmartMoneyStorage(IObjectStore Objects, EntryStore Entries, IRunRegistry Runs)
{
    /// <summary>Everything in one folder.</summary>
    /// <param name="folder">The folder; created where it is missing.</param>
    /// <exception cref="StorageException">It cannot be written to.</exception>
    public static SmartMoneyStorage InDirectory(string folder) => In(new DirectoryStore(folder));

    /// <summary>Everything in one folder, read-only: nothing is created in it, and a missing folder counts as empty.</summary>
    /// <param name="folder">The folder.</param>
    public static SmartMoneyStorage ToReadInDirectory(string folder) => In(DirectoryStore.OpenToRead(folder));

    private static SmartMoneyStorage In(DirectoryStore objects) =>
        new(objects, new EntryStore(objects, new ListedCacheIndex(objects)), new ObjectRunRegistry(objects));
}
