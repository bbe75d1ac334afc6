namespace SmartMoney.Workflow.Runs;

/// <summary>How a run stands.</summary>
public enum RunState
{
    /// <summary>It goes on, or its process was killed.</summary>
    Running,

    /// <summary>It came to its end with all it asked for.</summary>
    Completed,

    /// <summary>It came to its end; data is lacking that asking again may mend.</summary>
    Incomplete,

    /// <summary>It stopped with an error.</summary>
    Failed,

    /// <summary>Somebody stopped it.</summary>
    Stopped,
}
