namespace SmartMoney.Workflow.Runs;

/// <summary>Phases as messages, metrics and JSON name them.</summary>
public static class RunPhaseNames
{
    /// <summary>The name of a phase, in lower case.</summary>
    /// <param name="phase">The phase.</param>
    public static string Name(this RunPhase phase) => phase.ToString().ToLowerInvariant();
}
