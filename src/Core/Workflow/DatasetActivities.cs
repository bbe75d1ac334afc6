using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SmartMoney.Core.Caching;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Storage;

namespace SmartMoney.Core.Workflow;

/// <summary>
/// The work of a run, cut into activities. Each may be done twice, by two hosts at once or after a crash, with the same result:
/// it reads what is stored, and writes whole objects.
/// </summary>
public sealed class DatasetActivities
{
    private readonly Func<string, ISourceFactory> _sources;
    private readonly EntryStore _entries;
    private readonly IObjectStore _store;
    private readonly IRunObserver _observer;
    private readonly TimeProvider _time;
    private readonly RunStore _runs;
    private readonly RecentValues<string, RunParameters> _parameters;
    private readonly RecentValues<RunTask, PanelTables> _panels;

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
        (_sources, _entries, _store, _observer, _time) = (sources, entries, store, observer, time);
        _runs = new RunStore(store);
        _parameters = new(id => _runs.ReadAsync(RunStore.Parameters(id), WorkflowJson.Default.RunParameters, CancellationToken.None));
        _panels = new(task => _runs.ReadAsync(RunStore.Panels(task.RunId), WorkflowJson.Default.PanelTables, CancellationToken.None));
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
        (activities, task, done, token) => activities.HasMemberAsync(task, done, token));

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
        (activities, task, done, token) => activities.HasShardAsync(task, done, token));

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

    /// <summary>Keeps the parameters of the run for all other activities.</summary>
    /// <param name="run">The parameters.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public async Task<RunTask> ResolveAsync(RunParameters run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        await _runs.WriteAsync(RunStore.Parameters(run.RunId), run, WorkflowJson.Default.RunParameters, cancellationToken);
        return new RunTask(run.RunId);
    }

    /// <summary>Gets the reports of one panel member and keeps them compact.</summary>
    /// <param name="task">The run and the member.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public async Task<RunTally> WarmPanelMemberAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await _parameters.GetAsync(task.RunId);
        var need = new DataNeeds(run).OfPanel().Single(need => need.Subject == task.Subject);
        var tally = new ActivityTally(_observer);
        var dropped = new DroppedRows();
        try
        {
            var member = await PanelLoader.LoadMemberAsync(Open(run, tally), need, run, dropped, cancellationToken);
            await _runs.WriteAsync(RunStore.Member(task.RunId, task.Subject), member, WorkflowJson.Default.PanelMember, cancellationToken);
            return tally.ToTally() with { FactsDropped = dropped.Counts };
        }
        catch (SourceException e) when (e.Failure != SourceFailure.InvalidKey)
        {
            await _store.DeleteAsync(RunStore.Member(task.RunId, task.Subject), cancellationToken);
            var failure = DataFailure.Of(need, e);
            _observer.OnFailure(failure);
            return tally.ToTally() with { Failures = [failure] };
        }
    }

    /// <summary>Puts the members' reports together. A panel that lacks a member is no panel.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public async Task<RunTask> CompilePanelsAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await _parameters.GetAsync(task.RunId);
        var tables = new PanelTables(
            await MembersAsync(task.RunId, run.Panel.HedgeFunds.Select(fund => fund.Cik), cancellationToken),
            await MembersAsync(task.RunId, run.Panel.Etfs, cancellationToken));
        await _runs.WriteAsync(RunStore.Panels(task.RunId), tables, WorkflowJson.Default.PanelTables, cancellationToken);
        return task with { Panels = Digest(tables) };
    }

    /// <summary>Makes the rows of one symbol.</summary>
    /// <param name="task">The run and the symbol.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public async Task<RunTally> BuildSymbolAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await _parameters.GetAsync(task.RunId);
        var tally = new ActivityTally(_observer);
        var dropped = new DroppedRows();
        var loader = new SymbolFactsLoader(Open(run, tally), new DataNeeds(run), await _panels.GetAsync(task with { Subject = "" }));
        var facts = await loader.LoadAsync(task.Subject, dropped, cancellationToken);
        var drops = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var builder = new RowBuilder(run.HorizonDays, run.Threshold);
        var rows = new List<SampledRow>();
        foreach (var date in run.Dates)
        {
            string? drop = RowDrop.NoPrice;
            if (facts is not null && builder.Build(facts, date, out drop) is { } row)
            {
                rows.Add(row);
            }
            else
            {
                drops[drop!] = drops.GetValueOrDefault(drop!) + 1;
            }

            _observer.OnSample(task.Subject, date);
        }

        foreach (var failure in loader.Failures)
        {
            _observer.OnFailure(failure);
        }

        using var shard = new MemoryStream();
        ShardCsv.Write(shard, rows);
        await _runs.WriteUnlessSameAsync(RunStore.Shard(task.RunId, task.Subject), shard.GetBuffer().AsMemory(0, (int)shard.Length), cancellationToken);
        return tally.ToTally() with
        {
            Symbols = 1,
            Rows = rows.Count,
            Positives = rows.Sum(row => row.Row.Label),
            LargestLagDays = rows.Select(row => row.LargestLagDays).DefaultIfEmpty().Max(),
            Dropped = drops,
            FactsDropped = dropped.Counts,
            Failures = loader.Failures,
        };
    }

    /// <summary>Puts the symbols' rows together, in the order of the symbols.</summary>
    /// <param name="task">The run.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public async Task<AssembledDataset> AssembleAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await _parameters.GetAsync(task.RunId);
        var path = run.DatasetPath + ".csv";
        var rows = 0;
        var lookAhead = 0;
        var bytes = 0L;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await _store.WriteAsync(
            path,
            async stream =>
            {
                await WriteLineAsync(stream, DatasetCsv.Header);
                foreach (var symbol in run.Symbols)
                {
                    await using var shard = await _store.OpenReadAsync(RunStore.Shard(task.RunId, symbol), cancellationToken)
                        ?? throw new StorageException($"{RunStore.Shard(task.RunId, symbol)} is missing");
                    foreach (var (line, isPointInTime) in ShardCsv.Read(shard))
                    {
                        rows++;
                        lookAhead += isPointInTime ? 0 : 1;
                        await WriteLineAsync(stream, line);
                    }
                }
            },
            cancellationToken);
        return new AssembledDataset(path, rows, bytes, Convert.ToHexStringLower(hash.GetCurrentHash()), lookAhead);

        async Task WriteLineAsync(Stream stream, string line)
        {
            var content = Encoding.UTF8.GetBytes(line + "\n");
            hash.AppendData(content);
            bytes += content.Length;
            await stream.WriteAsync(content, cancellationToken);
        }
    }

    /// <summary>Validates the dataset and writes the report beside it.</summary>
    /// <param name="task">The run, its tally and its file.</param>
    /// <param name="cancellationToken">Stops the activity.</param>
    public async Task<RunReport> ReportAsync(ReportTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await _parameters.GetAsync(task.RunId);
        await using var file = await _store.OpenReadAsync(task.Dataset.Path, cancellationToken) ?? throw new StorageException($"{task.Dataset.Path} is missing");
        var profile = new DatasetProfile(DatasetCsv.Read(file));
        var failing = run.Symbols.Where(symbol => !profile.RowsBySymbol.ContainsKey(symbol)).ToList();
        var report = new RunReport
        {
            RunId = task.RunId,
            StartedAt = task.StartedAt,
            EndedAt = _time.GetUtcNow(),
            IsIncomplete = task.Tally.IsIncomplete,
            Parameters = run,
            Dataset = task.Dataset,
            Dates = run.Dates.Length,
            Tally = task.Tally,
            Validation = DatasetValidation.Of(profile, run.Symbols.Length, run.Dates.Length, task.Dataset.LookAheadRows, failing),
            Features = profile.Features,
        };
        await _entries.ClearPartsAsync(null, null, cancellationToken);
        await _runs.WriteAsync(run.DatasetPath + ".report.json", report, WorkflowJson.Indented.RunReport, cancellationToken);
        return report;
    }

    private CachedSource Open(RunParameters run, ISourceObserver tally) => new(_sources(run.Source).Open(tally), _entries, tally, _time);

    private static string Digest(PanelTables tables) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(tables, WorkflowJson.Default.PanelTables)))[..16];

    private async Task<IReadOnlyList<PanelMember>?> MembersAsync(string runId, IEnumerable<string> subjects, CancellationToken cancellationToken)
    {
        var members = new List<PanelMember>();
        foreach (var subject in subjects)
        {
            var path = RunStore.Member(runId, subject);
            if (!await ExistsAsync(path, cancellationToken))
            {
                return null;
            }

            members.Add(await _runs.ReadAsync(path, WorkflowJson.Default.PanelMember, cancellationToken));
        }

        return members;
    }

    /// <summary>Whether the shard of a symbol is there with all its rows, which a crash of the machine may have cut off.</summary>
    private async Task<bool> HasShardAsync(RunTask task, RunTally done, CancellationToken cancellationToken)
    {
        if (done.IsIncomplete || await _store.ReadAsync(RunStore.Shard(task.RunId, task.Subject), cancellationToken) is not { } shard)
        {
            return false;
        }

        return shard.Span.Count((byte)'\n') == done.Rows && (shard.IsEmpty || shard.Span[^1] == '\n');
    }

    /// <summary>Whether the reports of a member are there and can be read, or were refused for good.</summary>
    private async Task<bool> HasMemberAsync(RunTask task, RunTally done, CancellationToken cancellationToken)
    {
        if (done.Failures.Count > 0)
        {
            return !done.IsIncomplete;
        }

        var path = RunStore.Member(task.RunId, task.Subject);
        if (!await ExistsAsync(path, cancellationToken))
        {
            return false;
        }

        try
        {
            await _runs.ReadAsync(path, WorkflowJson.Default.PanelMember, cancellationToken);
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }

    private async Task<bool> ExistsAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = await _store.OpenReadAsync(path, cancellationToken);
        return stream is not null;
    }
}
