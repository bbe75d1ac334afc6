namespace SmartMoney.Cli.Output.Json;

/// <summary>The result of <c>cache stats --json</c>.</summary>
internal sealed record CacheResult(long Entries, long Bytes, IReadOnlyList<CacheTypeResult> Types);

/// <summary>The entries of a data type.</summary>
internal sealed record CacheTypeResult(string Type, long Entries, long Bytes);
