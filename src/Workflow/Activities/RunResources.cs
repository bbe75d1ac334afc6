using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Loading;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Telemetry;

namespace SmartMoney.Workflow.Activities;

/// <summary>What the activities of a process share: source, cache, storage, and what is loaded once a run.</summary>
public sealed class RunResources
{
    private readonly FeedCatalog _feeds;
    private readonly RecentValues<string, RunParameters> _parameters;
    private readonly RecentValues<RunTask, PanelTables> _panels;
    private readonly RecentValues<(RunTask Task, DataType Type), SharedTable> _tables;

    /// <summary>Creates what the activities of a process share.</summary>
    /// <param name="feeds">The providers of facts.</param>
    /// <param name="entries">The cache.</param>
    /// <param name="store">Runs and datasets.</param>
    /// <param name="observer">Receives events.</param>
    /// <param name="time">The clock.</param>
    public RunResources(FeedCatalog feeds, EntryStore entries, IObjectStore store, IRunObserver observer, TimeProvider time)
    {
        (_feeds, Entries, Store, Observer, Time) = (feeds, entries, store, observer, time);
        Runs = new RunStore(store);
        _parameters = new(id => Runs.ReadAsync(RunStore.Parameters(id), RunJson.Default.RunParameters, CancellationToken.None));
        _tables = new(table => Runs.ReadAsync(RunStore.Table(table.Task.RunId, table.Type), ActivityJson.Default.SharedTable, CancellationToken.None));
        _panels = new(task => Runs.ReadAsync(RunStore.Panels(task.RunId), ActivityJson.Default.PanelTables, CancellationToken.None));
    }

    internal EntryStore Entries { get; }

    internal IObjectStore Store { get; }

    internal IRunObserver Observer { get; }

    internal TimeProvider Time { get; }

    internal RunStore Runs { get; }

    internal Task<RunParameters> ParametersOfAsync(RunTask task) => _parameters.GetAsync(task.RunId);

    /// <summary>The tables of both panels, as they were when the task was made.</summary>
    internal Task<PanelTables> PanelsOfAsync(RunTask task) => _panels.GetAsync(task with { Subject = "" });

    internal CachedFacts Open(RunParameters run, ISourceObserver tally) => new(_feeds.Open(run.Sources, tally), Entries, tally, Time);

    /// <summary>Opens the source with the tables of shared files, as they were when the task was made.</summary>
    internal CachedFacts Open(RunTask task, RunParameters run, ISourceObserver tally) =>
        new(_feeds.Open(run.Sources, tally), Entries, tally, Time, type => _tables.GetAsync((task with { Subject = "" }, type)));
}
