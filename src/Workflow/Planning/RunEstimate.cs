using SmartMoney.Sources.Caching;

namespace SmartMoney.Workflow.Planning;

/// <summary>The cost of a run as the names of the entries tell it.</summary>
/// <param name="Calls">The calls, by data type.</param>
/// <param name="Cache">What the cache has, of all runs.</param>
public sealed record RunEstimate(IReadOnlyList<PlannedCalls> Calls, CacheTotals Cache);
