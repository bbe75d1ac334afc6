namespace SmartMoney.Sources.Caching;

/// <summary>An entry in the cache.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">Its stored size.</param>
public sealed record StoredEntry(EntryKey Key, long Bytes);
