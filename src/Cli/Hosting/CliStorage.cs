using SmartMoney.Core.Storage;

namespace SmartMoney.Cli.Hosting;

/// <summary>Where a command keeps things.</summary>
/// <param name="Kept">The storage.</param>
/// <param name="LocalFolder">The folder on this machine that holds the journals.</param>
/// <param name="Place">The storage, for people.</param>
internal sealed record CliStorage(SmartMoneyStorage Kept, string LocalFolder, string Place)
{
    /// <summary>Where an object is, for people.</summary>
    public string Describe(string path) => Place == LocalFolder ? Path.Combine(Place, path) : $"{path} in {Place}";

    /// <summary>The journal of a run.</summary>
    public string JournalOf(string runId) => Path.Combine(LocalFolder, "runs", runId, "journal");
}
