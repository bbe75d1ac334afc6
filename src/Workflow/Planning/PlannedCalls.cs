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

    /// <summary>Whether more may be needed: how many pages there are is known only when they come.</summary>
    public bool IsAtLeast { get; init; }
}
