namespace SmartMoney.Functions.Http.Contracts;

/// <summary>What the cache holds.</summary>
internal sealed record CacheStatistics(int Entries, long Bytes, IReadOnlyDictionary<string, CacheTypeStatistics> Types);
