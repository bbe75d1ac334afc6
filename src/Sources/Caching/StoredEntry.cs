namespace SmartMoney.Sources.Caching;

/// <summary>An entry in the cache.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its stored size.</param>
public sealed record StoredEntry(EntryKey Key, long Bytes)
{
    /// <summary>Whether this is the file that an entry has beside it, which does not count as an entry of its own.</summary>
    public bool IsFile { get; init; }
}
