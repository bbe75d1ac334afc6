namespace SmartMoney.Sources.Caching;

/// <summary>The result of a cache lookup: what is cached, and what must be fetched.</summary>
/// <param name="Entries">The valid entries, in the order of their periods.</param>
/// <param name="Lacking">What must be fetched.</param>
public sealed record CacheLookup(IReadOnlyList<SourceEntry> Entries, IReadOnlyList<LackingEntry> Lacking);
