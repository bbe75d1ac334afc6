namespace SmartMoney.Workflow.Runs;

/// <summary>What resumes a run.</summary>
public enum RunHost
{
    /// <summary>The process of a command.</summary>
    Command,

    /// <summary>The Azure half: an orchestration.</summary>
    Azure,
}
