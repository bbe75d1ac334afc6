using System.Collections.Concurrent;
using SmartMoney.Core.Caching;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources;

namespace SmartMoney.Core.Workflow;

/// <summary>Tells what a run costs before it starts. It makes no call.</summary>
/// <param name="entries">The cache.</param>
/// <param name="time">The clock.</param>
public sealed class RunPlanner(EntryStore entries, TimeProvider time)
{
    private const int ReadsAtOnce = 16;

    /// <summary>Counts the calls of a run, by looking at every entry as the run would. The rows that are stored tell how many pages there are.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops counting.</param>
    public async Task<IReadOnlyList<PlannedCalls>> PlanAsync(RunParameters run, CancellationToken cancellationToken)
    {
        var plan = new Tally();
        foreach (var need in Needs(run))
        {
            var lacking = new UnaskedSource(run.Source);
            var stored = await new CachedSource(lacking, entries, lacking, time).GetAsync(need, cancellationToken);
            plan.Add(need, SourceCalls.FromNothing(need, [.. stored, .. lacking.Outdated]), lacking.Calls);
        }

        return plan.ToList();
    }

    /// <summary>
    /// Estimates the calls of a run from the names of the entries, and the source of one entry of each symbol or member: at once, but
    /// as if all of them were final.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops counting.</param>
    public async Task<IReadOnlyList<PlannedCalls>> EstimateAsync(RunParameters run, CancellationToken cancellationToken)
    {
        var stored = new List<EntryKey>();
        await foreach (var entry in entries.ListAsync(null, null, cancellationToken))
        {
            stored.Add(entry.Key);
        }

        var needs = Needs(run).ToList();
        var keys = await OfSourceAsync(run.Source, stored, needs, cancellationToken);
        var openEnded = keys.Select(key => (key.Type, key.Subject)).ToHashSet();
        var plan = new Tally();
        foreach (var need in needs)
        {
            plan.Add(need, SourceCalls.Of(need), need.Type switch
            {
                DataType.Prices => need.Years.All(year => keys.Contains(EntryKey.OfYear(need.Subject, year))) ? 0 : SourceCalls.Of(need),
                DataType.InsiderTrades or DataType.CongressionalTrades => openEnded.Contains((need.Type, need.Subject)) ? 0 : SourceCalls.Of(need),
                _ => need.Quarters.Count(quarter => !keys.Contains(EntryKey.Of(need.Type, need.Subject, quarter))),
            });
        }

        return plan.ToList();
    }

    /// <summary>The entries that are wanted and come from a source, as far as one entry of each subject tells.</summary>
    private async Task<HashSet<EntryKey>> OfSourceAsync(
        string source, List<EntryKey> stored, List<SourceNeed> needs, CancellationToken cancellationToken)
    {
        var wanted = needs.Select(need => need.Subject).ToHashSet(StringComparer.Ordinal);
        var found = new ConcurrentBag<IEnumerable<EntryKey>>();
        await Parallel.ForEachAsync(
            stored.Where(key => wanted.Contains(key.Subject)).GroupBy(key => key.Subject, StringComparer.Ordinal),
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken },
            async (subject, token) =>
            {
                if (await entries.SourceOfAsync(subject.First(), token) == source)
                {
                    found.Add(subject);
                }
            });
        return [.. found.SelectMany(keys => keys)];
    }

    private static IEnumerable<SourceNeed> Needs(RunParameters run)
    {
        var needs = new DataNeeds(run);
        return needs.OfPanel().Concat(run.Symbols.SelectMany(needs.OfSymbol));
    }

    private sealed class Tally
    {
        private readonly SortedDictionary<DataType, PlannedCalls> _byType = [];

        public void Add(SourceNeed need, int needed, int lacking)
        {
            var before = _byType.GetValueOrDefault(need.Type, new PlannedCalls(need.Type, 0, 0));
            _byType[need.Type] = before with
            {
                Needed = before.Needed + Math.Max(needed, lacking),
                Lacking = before.Lacking + lacking,
                IsAtLeast = before.IsAtLeast || SourceCalls.IsAtLeast(need),
            };
        }

        public IReadOnlyList<PlannedCalls> ToList() => [.. _byType.Values];
    }

    /// <summary>Stands behind the cache and counts what it would be asked.</summary>
    private sealed class UnaskedSource(string name) : ISmartMoneySource, ISourceObserver
    {
        public string Name => name;

        public int Calls { get; private set; }

        public List<SourceEntry> Outdated { get; } = [];

        public Task<IReadOnlyList<SourceEntry>> GetAsync(SourceNeed need, CancellationToken cancellationToken)
        {
            Calls += SourceCalls.Of(need);
            if (need.Outdated is { } outdated)
            {
                Outdated.Add(outdated);
            }

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
