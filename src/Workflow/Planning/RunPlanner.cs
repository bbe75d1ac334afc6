using System.Collections.Concurrent;
using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Sources.Caching;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Planning;

/// <summary>Computes the cost of a run before it starts. It makes no requests.</summary>
/// <param name="feeds">The feeds of the run.</param>
/// <param name="entries">The cache.</param>
/// <param name="time">The clock.</param>
public sealed class RunPlanner(FeedSet feeds, EntryStore entries, TimeProvider time)
{
    private const int ReadsAtOnce = 16;

    /// <summary>Counts the requests of a run, by looking up every entry as the run would. Stored rows determine the number of pages.</summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops counting.</param>
    public async Task<IReadOnlyList<PlannedCalls>> PlanAsync(RunParameters run, CancellationToken cancellationToken)
    {
        var plan = new Tally();
        var cache = new EntryCache(entries, new SilentObserver(), time);
        foreach (var (feed, need) in Needs(run))
        {
            var lookup = await cache.LookUpAsync(feed, need, cancellationToken);
            var known = lookup.Entries.Concat(lookup.Lacking.Select(lacking => lacking.Known).OfType<SourceEntry>());
            plan.Add(
                feed,
                need,
                feed.RequestsFromNothing(need, [.. known]),
                lookup.Lacking.Sum(lacking => feed.RequestsToUpdate(lacking.Need, lacking.Known, lacking.IsWhole)));
        }

        return plan.ToList();
    }

    /// <summary>
    /// Estimates the requests of a run from the names of the entries, and the maker of one entry of each symbol or member: at once, but
    /// as if all of them were final.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops counting.</param>
    public async Task<RunEstimate> EstimateAsync(RunParameters run, CancellationToken cancellationToken)
    {
        var groups = Group(run);
        var totals = new CacheTotals();
        var firsts = new ConcurrentDictionary<(string Subject, FactProvider Provider), EntryKey>();
        await Parallel.ForEachAsync(DataTypeNames.All, cancellationToken, async (type, token) =>
        {
            var typed = groups.Where(group => group.Need.Type == type).ToList();
            var counted = new CacheTotals();
            await foreach (var entry in entries.ListAsync(type, null, token))
            {
                counted.Add(entry);
                foreach (var group in entry.IsFile ? [] : typed.Where(group => group.Add(entry.Key)))
                {
                    firsts.AddOrUpdate((entry.Key.Subject, group.Feed.Provider), entry.Key, (_, first) => First(first, entry.Key));
                }
            }

            totals.Add(counted);
        });

        var own = await OwnAsync(firsts, cancellationToken);
        var plan = new Tally();
        foreach (var group in groups)
        {
            foreach (var subject in group.Subjects)
            {
                var (needed, lacking) = group.RequestsOf(subject, own.ContainsKey((subject, group.Feed.Provider)));
                plan.Add(group.Feed, group.Need, needed, lacking);
            }
        }

        return new RunEstimate(plan.ToList(), totals);
    }

    private List<NamedEntries> Group(RunParameters run)
    {
        var groups = new Dictionary<(RemoteFeed, SourceNeed), NamedEntries>();
        foreach (var (feed, need) in Needs(run))
        {
            var key = (feed, need with { Subject = "" });
            if (!groups.TryGetValue(key, out var group))
            {
                groups[key] = group = new NamedEntries(feed, key.Item2);
            }

            group.Expect(need.Subject);
        }

        return [.. groups.Values];
    }

    private static EntryKey First(EntryKey one, EntryKey other) =>
        (one.Type, one.From, one.To).CompareTo((other.Type, other.From, other.To)) <= 0 ? one : other;

    /// <summary>The subjects whose entries were made by a provider, determined from one entry of each.</summary>
    private async Task<IReadOnlyDictionary<(string Subject, FactProvider Provider), bool>> OwnAsync(
        IReadOnlyDictionary<(string Subject, FactProvider Provider), EntryKey> firsts, CancellationToken cancellationToken)
    {
        var own = new ConcurrentDictionary<(string Subject, FactProvider Provider), bool>();
        await Parallel.ForEachAsync(
            firsts,
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken },
            async (first, token) =>
            {
                if (await entries.SourceOfAsync(first.Value, token) is { } source && first.Key.Provider.Made(source))
                {
                    own[first.Key] = true;
                }
            });
        return own;
    }

    /// <summary>What is needed of remote feeds, those of shared files once for all symbols; local ones cost nothing.</summary>
    private IEnumerable<(RemoteFeed Feed, SourceNeed Need)> Needs(RunParameters run)
    {
        var needs = new DataNeeds(run);
        return needs.OfPanel().Select(member => member.Need).Concat(run.Symbols.SelectMany(needs.OfSymbol))
            .Select(need => (Feed: feeds.Of(need.Type) as RemoteFeed, Need: need))
            .Where(need => need.Feed is not null)
            .Select(need => (need.Feed!, need.Need))
            .Concat(feeds.Shared.SelectMany(feed => feed.EntriesOf(needs.Shared(feed.Type))));
    }

    private sealed class Tally
    {
        private readonly SortedDictionary<DataType, PlannedCalls> _byType = [];

        public void Add(RemoteFeed feed, SourceNeed need, int needed, int lacking)
        {
            var before = _byType.GetValueOrDefault(need.Type, new PlannedCalls(need.Type, 0, 0));
            _byType[need.Type] = before with
            {
                Needed = before.Needed + Math.Max(needed, lacking),
                Lacking = before.Lacking + lacking,
                Megabytes = before.Megabytes + (lacking * feed.MegabytesPerRequest),
                IsAtLeast = before.IsAtLeast || feed.IsAtLeast(need),
            };
        }

        public IReadOnlyList<PlannedCalls> ToList() => [.. _byType.Values];
    }
}
