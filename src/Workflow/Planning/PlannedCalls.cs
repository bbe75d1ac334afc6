using SmartMoney.Core.Filings;

namespace SmartMoney.Workflow.Planning;

/// <summary>The cost of a run for one data type.</summary>
/// <param name="Type">The data type.</param>
/// <param name="Needed">Calls when nothing is cached.</param>
/// <param name="Lacking">Calls that are not cached.</param>
public sealed record PlannedCalls(DataType Type, int Needed, int Lacking)
{
    /// <summary>Cached calls.</summary>
    public int Cached => Needed - Lacking;

    /// <summary>The size of what is to be fetched where it is large enough to count, in megabytes; 0 otherwise.</summary>
    public int Megabytes { get; init; }

    /// <summary>Whether more may be needed: how many pages there are is known only when they come.</summary>
    public bool IsAtLeast { get; init; }
}
