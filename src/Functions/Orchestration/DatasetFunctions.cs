using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartMoney.Core.Telemetry;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Functions.Orchestration;

/// <summary>
/// The activities of Core's workflow as functions. Those that come in hundreds ask whether the run goes on: the engine starts every
/// activity that was scheduled, also when the orchestration that waits for it is over.
/// </summary>
/// <param name="activities">The activities.</param>
/// <param name="metrics">Counts the rows.</param>
public sealed class DatasetFunctions(DatasetActivities activities, RunMetrics metrics)
{
    /// <summary>Keeps the parameters of the run for all other activities.</summary>
    /// <param name="run">The parameters.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function("ResolveUniverse")]
    public Task<RunTask> ResolveAsync([ActivityTrigger] RunParameters run, CancellationToken cancellationToken) =>
        activities.ResolveAsync(run, cancellationToken);

    /// <summary>Gets the reports of one panel member.</summary>
    /// <param name="task">The run and the member.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function("WarmPanelMember")]
    public async Task<RunTally> WarmPanelMemberAsync(
        [ActivityTrigger] RunTask task, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await GoesOnAsync(task, client, cancellationToken) ? await activities.WarmPanelMemberAsync(task, cancellationToken) : RunTally.Empty;

    /// <summary>Puts the members' reports together.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function("CompilePanels")]
    public Task<RunTask> CompilePanelsAsync([ActivityTrigger] RunTask task, CancellationToken cancellationToken) =>
        activities.CompilePanelsAsync(task, cancellationToken);

    /// <summary>Makes the rows of one symbol.</summary>
    /// <param name="task">The run and the symbol.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function("BuildSymbol")]
    public async Task<RunTally> BuildSymbolAsync(
        [ActivityTrigger] RunTask task, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!await GoesOnAsync(task, client, cancellationToken))
        {
            return RunTally.Empty;
        }

        var done = await activities.BuildSymbolAsync(task, cancellationToken);
        metrics.OnRows(done.Rows);
        return done;
    }

    /// <summary>Puts the symbols' rows together.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function("AssembleDataset")]
    public Task<AssembledDataset> AssembleAsync([ActivityTrigger] RunTask task, CancellationToken cancellationToken) =>
        activities.AssembleAsync(task, cancellationToken);

    /// <summary>Validates the dataset and writes the report.</summary>
    /// <param name="task">The run, its tally and its file.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function("ValidateAndReport")]
    public Task<RunReport> ReportAsync([ActivityTrigger] ReportTask task, CancellationToken cancellationToken) =>
        activities.ReportAsync(task, cancellationToken);

    /// <summary>Makes the file of the universe a copy of its newest run.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function("PublishDataset")]
    public Task<RunTask> PublishAsync([ActivityTrigger] RunTask task, CancellationToken cancellationToken) =>
        activities.PublishAsync(task, cancellationToken);

    private static Task<bool> GoesOnAsync(RunTask task, DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new Orchestrations(client).LivesAsync(task.RunId, cancellationToken);
    }
}
