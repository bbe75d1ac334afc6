namespace SmartMoney.Sources.Caching;

/// <summary>A part of a need that the cache does not answer.</summary>
/// <param name="Need">The part.</param>
/// <param name="Known">A stored entry that is not valid for the need; null when there is none.</param>
/// <param name="IsWhole">Whether that entry has all rows up to its fetch, so that only newer ones are to be fetched.</param>
/// <param name="Superseded">The entries that the fetched one replaces.</param>
public sealed record LackingEntry(SourceNeed Need, SourceEntry? Known, bool IsWhole, IReadOnlyList<EntryKey> Superseded);
