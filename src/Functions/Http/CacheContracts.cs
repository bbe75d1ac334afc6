namespace SmartMoney.Functions.Http;

/// <summary>What the cache holds.</summary>
internal sealed record CacheStatistics(long Entries, long Bytes, IReadOnlyDictionary<string, CacheTypeStatistics> Types);

/// <summary>What the cache holds of a data type.</summary>
internal sealed record CacheTypeStatistics(long Entries, long Bytes);

/// <summary>How many entries were deleted.</summary>
internal sealed record DeletedEntries(int Deleted);
