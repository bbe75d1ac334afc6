namespace SmartMoney.Workflow.Runs;

/// <summary>How far a run is.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Done">Units of the phase that are done.</param>
/// <param name="Total">Units of the phase.</param>
/// <param name="Rows">Rows made so far.</param>
/// <param name="Failed">Failures so far.</param>
/// <param name="Samples">Sample dates processed so far, with or without a row.</param>
/// <param name="Calls">Requests made so far.</param>
public sealed record RunProgress(RunPhase Phase, int Done, int Total, int Rows, int Failed, int Samples = 0, long Calls = 0)
{
    /// <summary>A run that has done nothing yet.</summary>
    public static RunProgress Start { get; } = new(RunPhase.Resolve, 0, 1, 0, 0);

    /// <summary>The progress of a run whose activities did something.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="done">Units of the phase that are done.</param>
    /// <param name="total">Units of the phase.</param>
    /// <param name="tally">What all activities so far did.</param>
    public static RunProgress Of(RunPhase phase, int done, int total, RunTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        return new RunProgress(phase, done, total, tally.Rows, tally.Failures.Count, tally.Samples, tally.Calls.Values.Sum(calls => (long)calls));
    }
}
