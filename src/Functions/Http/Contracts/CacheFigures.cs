namespace SmartMoney.Functions.Http.Contracts;

/// <summary>What the cache did for a run.</summary>
internal sealed record CacheFigures(long Hits, long Misses, double HitRate);
