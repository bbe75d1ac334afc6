using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Telemetry;

namespace SmartMoney.Functions.Orchestration;

/// <summary>
/// The activities of the workflow as functions. The numerous ones first check whether the run is active, because the engine starts
/// every scheduled activity, even after the orchestration that waits for it has ended.
/// </summary>
/// <param name="resolveUniverse">Keeps the parameters of the run.</param>
/// <param name="warmPanelMember">Gets the reports of one panel member.</param>
/// <param name="condenseSharedFacts">Reads the files that the symbols share.</param>
/// <param name="compilePanels">Puts the members' reports together.</param>
/// <param name="buildSymbol">Makes the rows of one symbol.</param>
/// <param name="assembleDataset">Puts the symbols' rows together.</param>
/// <param name="validateAndReport">Validates the dataset and writes the report.</param>
/// <param name="publishDataset">Makes the file of the universe a copy of its newest run.</param>
/// <param name="metrics">Counts the rows.</param>
public sealed class DatasetFunctions(
    ResolveUniverse resolveUniverse,
    WarmPanelMember warmPanelMember,
    CondenseSharedFacts condenseSharedFacts,
    CompilePanels compilePanels,
    BuildSymbol buildSymbol,
    AssembleDataset assembleDataset,
    ValidateAndReport validateAndReport,
    PublishDataset publishDataset,
    RunMetrics metrics)
{
    /// <summary>Runs <see cref="ResolveUniverse"/>.</summary>
    /// <param name="run">The parameters.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(nameof(ResolveUniverse))]
    public Task<RunTask> ResolveUniverseAsync([ActivityTrigger] RunParameters run, CancellationToken cancellationToken) =>
        resolveUniverse.RunAsync(run, cancellationToken);

    /// <summary>Runs <see cref="WarmPanelMember"/>.</summary>
    /// <param name="task">The run and the member.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(nameof(WarmPanelMember))]
    public async Task<RunTally> WarmPanelMemberAsync(
        [ActivityTrigger] RunTask task, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        await GoesOnAsync(task, client, cancellationToken) ? await warmPanelMember.RunAsync(task, cancellationToken) : RunTally.Empty;

    /// <summary>Runs <see cref="CondenseSharedFacts"/>.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(nameof(CondenseSharedFacts))]
    public Task<RunTally> CondenseSharedFactsAsync([ActivityTrigger] RunTask task, CancellationToken cancellationToken) =>
        condenseSharedFacts.RunAsync(task, cancellationToken);

    /// <summary>Runs <see cref="CompilePanels"/>.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(nameof(CompilePanels))]
    public Task<RunTask> CompilePanelsAsync([ActivityTrigger] RunTask task, CancellationToken cancellationToken) =>
        compilePanels.RunAsync(task, cancellationToken);

    /// <summary>Runs <see cref="BuildSymbol"/>.</summary>
    /// <param name="task">The run and the symbol.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(nameof(BuildSymbol))]
    public async Task<RunTally> BuildSymbolAsync(
        [ActivityTrigger] RunTask task, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!await GoesOnAsync(task, client, cancellationToken))
        {
            return RunTally.Empty;
        }

        var done = await buildSymbol.RunAsync(task, cancellationToken);
        metrics.OnRows(done.Rows);
        return done;
    }

    /// <summary>Runs <see cref="AssembleDataset"/>.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(nameof(AssembleDataset))]
    public Task<AssembledDataset> AssembleDatasetAsync([ActivityTrigger] RunTask task, CancellationToken cancellationToken) =>
        assembleDataset.RunAsync(task, cancellationToken);

    /// <summary>Runs <see cref="ValidateAndReport"/>.</summary>
    /// <param name="task">The run, its tally and its file.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(nameof(ValidateAndReport))]
    public Task<RunReport> ValidateAndReportAsync([ActivityTrigger] ReportTask task, CancellationToken cancellationToken) =>
        validateAndReport.RunAsync(task, cancellationToken);

    /// <summary>Runs <see cref="PublishDataset"/>.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    [Function(nameof(PublishDataset))]
    public Task<RunTask> PublishDatasetAsync([ActivityTrigger] RunTask task, CancellationToken cancellationToken) =>
        publishDataset.RunAsync(task, cancellationToken);

    private static Task<bool> GoesOnAsync(RunTask task, DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return new Orchestrations(client).LivesAsync(task.RunId, cancellationToken);
    }
}
