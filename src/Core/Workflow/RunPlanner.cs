using SmartMoney.Core.Caching;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources;

namespace SmartMoney.Core.Workflow;

/// <summary>Tells what a run costs before it starts. It makes no call.</summary>
/// <param name="entries">The cache.</param>
/// <param name="time">The clock.</param>
public sealed class RunPlanner(EntryStore entries, TimeProvider time)
{
    /// <summary>Counts the calls of a run, by looking at every entry as the run would.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops counting.</param>
    public async Task<IReadOnlyList<PlannedCalls>> PlanAsync(RunParameters run, CancellationToken cancellationToken)
    {
        var plan = new Tally();
        foreach (var need in Needs(run))
        {
            var lacking = new UnaskedSource(run.Source);
            await new CachedSource(lacking, entries, lacking, time).GetAsync(need, cancellationToken);
            plan.Add(need, lacking.Calls);
        }

        return plan.ToList();
    }

    /// <summary>Estimates the calls of a run from the names of the entries alone: at once, but as if all of them were final.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops counting.</param>
    public async Task<IReadOnlyList<PlannedCalls>> EstimateAsync(RunParameters run, CancellationToken cancellationToken)
    {
        var keys = new HashSet<EntryKey>();
        await foreach (var entry in entries.ListAsync(null, null, cancellationToken))
        {
            keys.Add(entry.Key);
        }

        var openEnded = keys.Select(key => (key.Type, key.Subject)).ToHashSet();
        var plan = new Tally();
        foreach (var need in Needs(run))
        {
            plan.Add(need, need.Type switch
            {
                DataType.Prices => need.Years.All(year => keys.Contains(EntryKey.OfYear(need.Subject, year))) ? 0 : SourceCalls.Of(need),
                DataType.InsiderTrades or DataType.CongressionalTrades => openEnded.Contains((need.Type, need.Subject)) ? 0 : SourceCalls.Of(need),
                _ => need.Quarters.Count(quarter => !keys.Contains(EntryKey.Of(need.Type, need.Subject, quarter))),
            });
        }

        return plan.ToList();
    }

    private static IEnumerable<SourceNeed> Needs(RunParameters run)
    {
        var needs = new DataNeeds(run);
        return needs.OfPanel().Concat(run.Symbols.SelectMany(needs.OfSymbol));
    }

    private sealed class Tally
    {
        private readonly SortedDictionary<DataType, PlannedCalls> _byType = [];

        public void Add(SourceNeed need, int lacking)
        {
            var before = _byType.GetValueOrDefault(need.Type, new PlannedCalls(need.Type, 0, 0));
            _byType[need.Type] = before with { Needed = before.Needed + Math.Max(SourceCalls.Of(need), lacking), Lacking = before.Lacking + lacking };
        }

        public IReadOnlyList<PlannedCalls> ToList() => [.. _byType.Values];
    }

    /// <summary>Stands behind the cache and counts what it would be asked.</summary>
    private sealed class UnaskedSource(string name) : ISmartMoneySource, ISourceObserver
    {
        public string Name => name;

        public int Calls { get; private set; }

        public Task<IReadOnlyList<SourceEntry>> GetAsync(SourceNeed need, CancellationToken cancellationToken)
        {
            Calls += SourceCalls.Of(need);
            return Task.FromResult<IReadOnlyList<SourceEntry>>([]);
        }

        public void OnCall(string endpoint, CallOutcome outcome)
        {
        }

        public void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes)
        {
        }
    }
}
