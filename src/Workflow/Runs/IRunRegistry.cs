namespace SmartMoney.Workflow.Runs;

/// <summary>The runs that there are.</summary>
public interface IRunRegistry
{
    /// <summary>Writes a run's record, in place of the one before.</summary>
    /// <param name="run">The record.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task SaveAsync(RunRecord run, CancellationToken cancellationToken);

    /// <summary>Finds a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when there is none.</returns>
    Task<RunRecord?> FindAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Lists the runs, newest first.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyList<RunRecord>> ListAsync(CancellationToken cancellationToken);
}
