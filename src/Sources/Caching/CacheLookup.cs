namespace SmartMoney.Sources.Caching;

/// <summary>What the cache has of a need, and what has to be fetched.</summary>
/// <param name="Entries">The entries that answer, in the order of their periods.</param>
/// <param name="Lacking">What has to be fetched.</param>
public sealed record CacheLookup(IReadOnlyList<SourceEntry> Entries, IReadOnlyList<LackingEntry> Lacking);
