using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Cli.Errors;
using SmartMoney.Core.Features;
using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Loading;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>Reads the facts of symbols as of one day, through the cache, without building a dataset.</summary>
internal sealed class PointInTimeReader : ISourceObserver, IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CachedFacts _source;
    private readonly CliStorage _storage;
    private readonly RunParameters _run;
    private readonly Dictionary<DataType, SharedTable> _tables = [];
    private PanelTables _panels = new(null, null);

    private PointInTimeReader(ServiceProvider services, CliStorage storage, RunParameters run, TimeProvider time)
    {
        _services = services;
        _storage = storage;
        _run = run;
        _source = new CachedFacts(services.GetRequiredService<FeedCatalog>().Open(run.Sources, this), storage.Kept.Entries, this, time, type => Task.FromResult(_tables[type]));
    }

    /// <summary>The validated symbols.</summary>
    public IReadOnlyList<string> Symbols => _run.Symbols;

    /// <summary>The failures of the panels and of the files that symbols share.</summary>
    public IReadOnlyList<DataFailure> SharedFailures { get; private set; } = [];

    /// <summary>The rows of shared files that become no fact; described for a single symbol.</summary>
    public DroppedRows SharedDropped { get; private set; } = new();

    /// <summary>Opens the source and loads the panels.</summary>
    /// <param name="request">The symbols.</param>
    /// <param name="date">The day.</param>
    /// <param name="source">The source.</param>
    /// <param name="panel">The panel, if it is not the source's own.</param>
    /// <param name="storage">The storage.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops loading.</param>
    public static async Task<PointInTimeReader> OpenAsync(
        RunRequest request,
        DateOnly date,
        SourceSelection source,
        string? panel,
        CliStorage storage,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var services = source.Open(time);
        try
        {
            var ofDay = request with { From = date, To = date, Day = date.Day };
            if (ofDay.Resolve(source.Choice, source.Panel(panel), out var run) is { Count: > 0 } errors)
            {
                throw new BadArgumentsException(string.Join("; ", errors));
            }

            var reader = new PointInTimeReader(services, storage, run!, time);
            await reader.GuardAsync(() => reader.LoadSharedAsync(cancellationToken));
            return reader;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    private async Task LoadSharedAsync(CancellationToken cancellationToken)
    {
        var (panels, failures) = await PanelLoader.LoadAsync(_source, _run, cancellationToken);
        _panels = panels;
        SharedDropped = new DroppedRows(describe: _run.Symbols.Length == 1);
        await foreach (var (type, condensed) in _source.CondenseAsync(new DataNeeds(_run).Shared, new FactReading(SharedDropped), cancellationToken))
        {
            _tables[type] = condensed.Table;
            failures = [.. failures, .. condensed.Failures.Select(failure => DataFailure.Of(type, failure.File, failure.Reason))];
        }

        SharedFailures = failures;
    }

    /// <summary>Loads the facts of a symbol.</summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="dropped">Receives the rows that become no fact.</param>
    /// <param name="cancellationToken">Stops loading.</param>
    /// <returns>The facts, null without usable prices; and the failures.</returns>
    public async Task<(SymbolFacts? Facts, IReadOnlyList<DataFailure> Failures)> LoadAsync(
        string symbol,
        DroppedRows dropped,
        CancellationToken cancellationToken)
    {
        var loader = new SymbolFactsLoader(_source, new DataNeeds(_run), _panels);
        SymbolFacts? facts = null;
        await GuardAsync(async () => facts = await loader.LoadAsync(symbol, dropped, cancellationToken));
        return (facts, loader.Failures);
    }

    /// <summary>Says why a storage without write access is not enough: what it lacks would have to be kept.</summary>
    private async Task GuardAsync(Func<Task> load)
    {
        try
        {
            await load();
        }
        catch (StorageException e) when (_storage.ReadOnlyBecause is { } why)
        {
            throw new CommandFailedException($"{why}; what its cache lacks cannot be fetched ({e.Message})");
        }
    }

    public void OnCall(string endpoint, CallOutcome outcome)
    {
    }

    public void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes)
    {
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
