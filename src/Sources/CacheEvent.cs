namespace SmartMoney.Sources;

/// <summary>What happened at the cache.</summary>
public enum CacheEvent
{
    /// <summary>An entry answered.</summary>
    Hit,

    /// <summary>No entry answered: there was none, or it was not final and days after its fetch are needed.</summary>
    Miss,

    /// <summary>An entry was written.</summary>
    Set,

    /// <summary>An entry could not be read and counts as a miss.</summary>
    Damaged,

    /// <summary>An entry of a single call may have missing rows, and counts as a cache miss.</summary>
    SinglePage,

    /// <summary>An entry came from another source and counts as a miss.</summary>
    Foreign,

    /// <summary>Another process fetches the entry, and is waited for.</summary>
    Awaited,
}
