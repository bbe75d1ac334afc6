namespace SmartMoney.Workflow.Runs;

/// <summary>The status of a run.</summary>
public enum RunState
{
    /// <summary>It is active, or its process was killed.</summary>
    Running,

    /// <summary>It ended with complete data.</summary>
    Completed,

    /// <summary>It ended with missing data that another run may fetch.</summary>
    Incomplete,

    /// <summary>It stopped with an error.</summary>
    Failed,

    /// <summary>It was stopped on request.</summary>
    Stopped,
}
