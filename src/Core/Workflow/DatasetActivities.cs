using SmartMoney.Core.Caching;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Storage;
using SmartMoney.Core.Workflow.Activities;

namespace SmartMoney.Core.Workflow;

/// <summary>
/// The work of a run, cut into activities. Each may be done twice, by two hosts at once or after a crash, with the same result:
/// it reads what is stored, and writes whole objects.
/// </summary>
public sealed class DatasetActivities
{
    private readonly RunResources _resources;
    private readonly WarmPanelMember _warmPanelMember;
    private readonly CompilePanels _compilePanels;
    private readonly BuildSymbol _buildSymbol;
    private readonly AssembleDataset _assembleDataset;
    private readonly ValidateAndReport _validateAndReport;
    private readonly PublishDataset _publishDataset;

    /// <summary>Creates the activities of a process with one source.</summary>
    /// <param name="source">The source of facts.</param>
    /// <param name="entries">The cache.</param>
    /// <param name="store">Runs and datasets.</param>
    /// <param name="observer">Is told what happens.</param>
    /// <param name="time">The clock.</param>
    public DatasetActivities(ISourceFactory source, EntryStore entries, IObjectStore store, IRunObserver observer, TimeProvider time)
        : this(_ => source, entries, store, observer, time)
    {
    }

    /// <summary>Creates the activities of a process whose runs name their source.</summary>
    /// <param name="sources">The source of a name.</param>
    /// <param name="entries">The cache.</param>
    /// <param name="store">Runs and datasets.</param>
    /// <param name="observer">Is told what happens.</param>
    /// <param name="time">The clock.</param>
    public DatasetActivities(Func<string, ISourceFactory> sources, EntryStore entries, IObjectStore store, IRunObserver observer, TimeProvider time)
    {
        _resources = new RunResources(sources, entries, store, observer, time);
        _warmPanelMember = new WarmPanelMember(_resources);
        _compilePanels = new CompilePanels(_resources);
        _buildSymbol = new BuildSymbol(_resources);
        _assembleDataset = new AssembleDataset(_resources);
        _validateAndReport = new ValidateAndReport(_resources);
        _publishDataset = new PublishDataset(_resources);
    }

    /// <summary>Keeps the parameters of the run for all other activities.</summary>
    public static ActivityDefinition<RunParameters, RunTask> Resolve { get; } = new(
        "ResolveUniverse",
        WorkflowJson.Default.RunTask,
        (activities, run, token) => activities.ResolveAsync(run, token),
        (_, _, _, _) => Task.FromResult(false));

    /// <summary>Gets the reports of one panel member and keeps them compact.</summary>
    public static ActivityDefinition<RunTask, RunTally> WarmPanelMember { get; } = new(
        "WarmPanelMember",
        WorkflowJson.Default.RunTally,
        (activities, task, token) => activities.WarmPanelMemberAsync(task, token),
        (activities, task, done, token) => activities._warmPanelMember.IsUsableAsync(task, done, token));

    /// <summary>Puts the members' reports together.</summary>
    public static ActivityDefinition<RunTask, RunTask> CompilePanels { get; } = new(
        "CompilePanels",
        WorkflowJson.Default.RunTask,
        (activities, task, token) => activities.CompilePanelsAsync(task, token),
        (_, _, _, _) => Task.FromResult(false));

    /// <summary>Makes the rows of one symbol.</summary>
    public static ActivityDefinition<RunTask, RunTally> BuildSymbol { get; } = new(
        "BuildSymbol",
        WorkflowJson.Default.RunTally,
        (activities, task, token) => activities.BuildSymbolAsync(task, token),
        (activities, task, done, token) => activities._buildSymbol.IsUsableAsync(task, done, token));

    /// <summary>Puts the symbols' rows together.</summary>
    public static ActivityDefinition<RunTask, AssembledDataset> Assemble { get; } = new(
        "AssembleDataset",
        WorkflowJson.Default.AssembledDataset,
        (activities, task, token) => activities.AssembleAsync(task, token),
        (_, _, _, _) => Task.FromResult(false));

    /// <summary>Validates the dataset and writes the report.</summary>
    public static ActivityDefinition<ReportTask, RunReport> Report { get; } = new(
        "ValidateAndReport",
        WorkflowJson.Default.RunReport,
        (activities, task, token) => activities.ReportAsync(task, token),
        (_, _, _, _) => Task.FromResult(false));

    /// <summary>Makes the file of the universe a copy of its newest run.</summary>
    public static ActivityDefinition<RunTask, RunTask> Publish { get; } = new(
        "PublishDataset",
        WorkflowJson.Default.RunTask,
        (activities, task, token) => activities.PublishAsync(task, token),
        (_, _, _, _) => Task.FromResult(false));

    /// <summary>Keeps the parameters of the run for all other activities.</summary>
    /// <param name="run">The parameters.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public async Task<RunTask> ResolveAsync(RunParameters run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        await _resources.Runs.WriteAsync(RunStore.Parameters(run.RunId), run, WorkflowJson.Default.RunParameters, cancellationToken);
        return new RunTask(run.RunId);
    }

    /// <summary>Gets the reports of one panel member and keeps them compact.</summary>
    /// <param name="task">The run and the member.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public Task<RunTally> WarmPanelMemberAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return _warmPanelMember.RunAsync(task, cancellationToken);
    }

    /// <summary>Puts the members' reports together. A panel that lacks a member is no panel.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public Task<RunTask> CompilePanelsAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return _compilePanels.RunAsync(task, cancellationToken);
    }

    /// <summary>Makes the rows of one symbol.</summary>
    /// <param name="task">The run and the symbol.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public Task<RunTally> BuildSymbolAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return _buildSymbol.RunAsync(task, cancellationToken);
    }

    /// <summary>Puts the symbols' rows together, in the order of the symbols.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public Task<AssembledDataset> AssembleAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return _assembleDataset.RunAsync(task, cancellationToken);
    }

    /// <summary>Validates the dataset of the run and writes its report.</summary>
    /// <param name="task">The run, its tally and its file.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public Task<RunReport> ReportAsync(ReportTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return _validateAndReport.RunAsync(task, cancellationToken);
    }

    /// <summary>Makes the file of the universe, and the report beside it, a copy of the newest run of that universe that ended with rows.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public Task<RunTask> PublishAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        return _publishDataset.RunAsync(task, cancellationToken);
    }
}
