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
    public async Task<IReadOnlyList<PlannedCalls>> EstimateAsync(RunParameters run, CancellationToken cancellationToken)
    {
        var needs = Needs(run).ToList();
        var keys = await OwnAsync(needs, cancellationToken);
        var subjects = keys.Select(key => (key.Type, key.Subject)).ToHashSet();
        var plan = new Tally();
        foreach (var (feed, need) in needs)
        {
            var all = feed.RequestsFromNothing(need, []);
            plan.Add(feed, need, all, feed.Periods switch
            {
                EntryPeriods.Years => need.Years.All(year => keys.Contains(EntryKey.OfYear(need.Type, need.Subject, year))) ? 0 : all,
                EntryPeriods.Quarters => need.Quarters.Count(quarter => !keys.Contains(EntryKey.Of(need.Type, need.Subject, quarter))),
                _ => subjects.Contains((need.Type, need.Subject)) ? 0 : all,
            });
        }

        return plan.ToList();
    }

    /// <summary>The entries that are needed and were made by the provider of their feed, determined from one entry of each subject.</summary>
    private async Task<HashSet<EntryKey>> OwnAsync(List<(RemoteFeed Feed, SourceNeed Need)> needs, CancellationToken cancellationToken)
    {
        var providers = needs.ToLookup(need => (need.Need.Type, need.Need.Subject), need => need.Feed.Provider);
        var stored = await entries.ListAsync(null, null, cancellationToken)
            .Select(entry => entry.Key)
            .Where(key => providers.Contains((key.Type, key.Subject)))
            .ToListAsync(cancellationToken);
        var found = new ConcurrentBag<IEnumerable<EntryKey>>();
        await Parallel.ForEachAsync(
            stored.GroupBy(key => (key.Subject, Provider: providers[(key.Type, key.Subject)].First())),
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken },
            async (group, token) =>
            {
                if (await entries.SourceOfAsync(group.First(), token) is { } source && group.Key.Provider.Made(source))
                {
                    found.Add(group);
                }
            });
        return [.. found.SelectMany(keys => keys)];
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
