using SmartMoney.Core.Caching;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Storage;

namespace SmartMoney.Core.Workflow.Activities;

/// <summary>What the activities of a process share: source, cache, storage, and what is loaded once a run.</summary>
internal sealed class RunResources
{
    private readonly Func<string, ISourceFactory> _sources;
    private readonly RecentValues<string, RunParameters> _parameters;
    private readonly RecentValues<RunTask, PanelTables> _panels;

    public RunResources(Func<string, ISourceFactory> sources, EntryStore entries, IObjectStore store, IRunObserver observer, TimeProvider time)
    {
        (_sources, Entries, Store, Observer, Time) = (sources, entries, store, observer, time);
        Runs = new RunStore(store);
        _parameters = new(id => Runs.ReadAsync(RunStore.Parameters(id), WorkflowJson.Default.RunParameters, CancellationToken.None));
        _panels = new(task => Runs.ReadAsync(RunStore.Panels(task.RunId), WorkflowJson.Default.PanelTables, CancellationToken.None));
    }

    public EntryStore Entries { get; }

    public IObjectStore Store { get; }

    public IRunObserver Observer { get; }

    public TimeProvider Time { get; }

    public RunStore Runs { get; }

    public Task<RunParameters> ParametersOfAsync(RunTask task) => _parameters.GetAsync(task.RunId);

    /// <summary>The tables of both panels, as they were when the task was made.</summary>
    public Task<PanelTables> PanelsOfAsync(RunTask task) => _panels.GetAsync(task with { Subject = "" });

    public CachedSource Open(RunParameters run, ISourceObserver tally) => new(_sources(run.Source).Open(tally), Entries, tally, Time);
}
