namespace SmartMoney.Functions.Http.Contracts;

/// <summary>What the cache holds of a data type.</summary>
internal sealed record CacheTypeStatistics(int Entries, long Bytes);
