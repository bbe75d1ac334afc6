namespace SmartMoney.Workflow.Runs;

/// <summary>Whether asking again may help.</summary>
public enum DataFailureKind
{
    /// <summary>The source knows no prices of the symbol.</summary>
    Unknown,

    /// <summary>Outside the plan, or unreadable: asking again does not help.</summary>
    Refused,

    /// <summary>All attempts failed: the run is incomplete, and another run may succeed.</summary>
    Failed,
}
