using SmartMoney.Core.Filings;

namespace SmartMoney.Sources.Caching;

/// <summary>
/// The cache of remote feeds: what is stored answers first, and what is fetched is stored at once. Only what is missing, or not final
/// and needed beyond its fetch, is fetched, by one process at a time. Failures are never stored.
/// </summary>
/// <param name="entries">The stored entries.</param>
/// <param name="observer">Receives hits and misses.</param>
/// <param name="time">The clock.</param>
public sealed class EntryCache(EntryStore entries, ISourceObserver observer, TimeProvider time) : IEntrySource
{
    private readonly HashSet<(DataType Type, string Subject)> _protected = [];

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>Whether the store itself is listed, which another process may have written to, and not its index.</summary>
    private bool ListsAnew { get; init; }

    /// <inheritdoc />
    public async Task<IReadOnlyList<SourceEntry>> GetAsync(RemoteFeed feed, SourceNeed need, CancellationToken cancellationToken)
    {
        var lookup = await LookUpAsync(feed, need, cancellationToken);
        if (lookup.Lacking.Count == 0)
        {
            return [.. lookup.Entries.OrderBy(entry => entry.Key.From)];
        }

        await using var turn = await new FetchTurns(entries, observer, time).TakeAsync(need, cancellationToken);
        var found = lookup.Entries.ToDictionary(entry => entry.Key);
        var isStale = await IsStaleAsync(feed, lookup.Lacking[0], cancellationToken);
        foreach (var lacking in lookup.Lacking)
        {
            foreach (var entry in isStale ? await FetchLackingAsync(feed, lacking.Need, cancellationToken) : await FetchAsync(feed, lacking, cancellationToken))
            {
                found[entry.Key] = entry;
            }
        }

        return [.. found.Values.OrderBy(entry => entry.Key.From)];
    }

    /// <inheritdoc />
    public async Task<Stream> OpenFileAsync(SourceEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return await entries.OpenFileAsync(entry.Key, cancellationToken) ?? throw new InvalidDataException($"the file of {entry.Key} is missing");
    }

    /// <inheritdoc />
    public async Task DiscardAsync(SourceEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        observer.OnCache(CacheEvent.Damaged, entry.Key, entry.FileBytes ?? 0);
        await entries.DeleteAsync(entry.Key, cancellationToken);
    }

    /// <summary>Looks up a need in the cache, without fetching.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="need">The need.</param>
    /// <param name="cancellationToken">Stops the lookup.</param>
    public Task<CacheLookup> LookUpAsync(RemoteFeed feed, SourceNeed need, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(feed);
        ArgumentNullException.ThrowIfNull(need);
        return feed.Periods switch
        {
            EntryPeriods.Years => LookUpYearsAsync(feed, need, cancellationToken),
            EntryPeriods.Quarters => LookUpQuartersAsync(feed, need, cancellationToken),
            _ => LookUpNewestAsync(feed, need, cancellationToken),
        };
    }

    private async Task<CacheLookup> LookUpYearsAsync(RemoteFeed feed, SourceNeed need, CancellationToken cancellationToken)
    {
        var found = new List<SourceEntry>();
        var missing = new List<int>();
        foreach (var year in need.Years)
        {
            var stored = await FindAsync(feed, EntryKey.OfYear(need.Type, need.Subject, year), need, cancellationToken);
            if (stored is { IsAnswer: true })
            {
                found.Add(stored.Entry);
            }
            else
            {
                missing.Add(year);
            }
        }

        return missing.Count == 0
            ? new CacheLookup(found, [])
            : new CacheLookup(found, [new LackingEntry(
                need with { From = new DateOnly(missing[0], 1, 1), To = new DateOnly(missing[^1], 12, 31) }, null, false, [])]);
    }

    private async Task<CacheLookup> LookUpQuartersAsync(RemoteFeed feed, SourceNeed need, CancellationToken cancellationToken)
    {
        var found = new List<SourceEntry>();
        var lacking = new List<LackingEntry>();
        foreach (var quarter in need.Quarters)
        {
            var stored = await FindAsync(feed, EntryKey.Of(need.Type, need.Subject, quarter), need, cancellationToken);
            if (stored is { IsAnswer: true })
            {
                found.Add(stored.Entry);
            }
            else
            {
                lacking.Add(new LackingEntry(need.Only(quarter), stored?.Entry, stored is { IsWhole: true }, []));
            }
        }

        return new CacheLookup(found, lacking);
    }

    private async Task<CacheLookup> LookUpNewestAsync(RemoteFeed feed, SourceNeed need, CancellationToken cancellationToken)
    {
        var keys = await entries.FindAsync(need.Type, need.Subject, ListsAnew, cancellationToken);
        FoundEntry? known = null;
        foreach (var key in keys.OrderByDescending(key => key.To).ThenBy(key => key.From))
        {
            known ??= await ReadAsync(feed, key, cancellationToken);
        }

        if (known is { IsWhole: true }
            && (known.Entry.Key.From <= need.From || feed.HoldsAllRows)
            && IsAnswer(feed, known.Entry, need))
        {
            observer.OnCache(CacheEvent.Hit, known.Entry.Key, known.Bytes);
            return new CacheLookup([known.Entry], []);
        }

        observer.OnCache(CacheEvent.Miss, new EntryKey(need.Type, need.Subject, need.From, Today), 0);
        return new CacheLookup([], [new LackingEntry(need, known?.Entry, known is { IsWhole: true }, [.. keys])]);
    }

    /// <summary>
    /// Whether another process stored something of a need between its lookup and the turn to fetch it. All fetch in the same order, so
    /// that the first part that was lacking tells.
    /// </summary>
    private async Task<bool> IsStaleAsync(RemoteFeed feed, LackingEntry first, CancellationToken cancellationToken)
    {
        var again = await LookUpAnewAsync(feed, first.Need, cancellationToken);
        return again.Entries.Count > 0 || again.Lacking is not [var only] || only.Known?.FetchedAt != first.Known?.FetchedAt;
    }

    private Task<CacheLookup> LookUpAnewAsync(RemoteFeed feed, SourceNeed need, CancellationToken cancellationToken) =>
        new EntryCache(entries, new SilentObserver(), time) { ListsAnew = true }.LookUpAsync(feed, need, cancellationToken);

    /// <summary>Fetches what is still lacking of a need, now that no other process does.</summary>
    private async Task<IReadOnlyList<SourceEntry>> FetchLackingAsync(RemoteFeed feed, SourceNeed need, CancellationToken cancellationToken)
    {
        var lookup = await LookUpAnewAsync(feed, need, cancellationToken);
        var found = lookup.Entries.ToList();
        foreach (var lacking in lookup.Lacking)
        {
            found.AddRange(await FetchAsync(feed, lacking, cancellationToken));
        }

        return found;
    }

    private async Task<IReadOnlyList<SourceEntry>> FetchAsync(RemoteFeed feed, LackingEntry lacking, CancellationToken cancellationToken)
    {
        var need = lacking.Need;
        var parts = new PartialAnswers(entries, need, feed.Provider, time);
        using var memory = AnswerMemory.OfProcess.Open();
        var fetched = await feed.FetchAsync(new FetchRequest(need, lacking.IsWhole ? lacking.Known : null, parts, memory), cancellationToken);
        IReadOnlyList<SourceEntry> stored = _protected.Contains((need.Type, need.Subject)) ? [] : fetched;
        foreach (var entry in stored)
        {
            await using var file = entry.FetchedFile;
            observer.OnCache(CacheEvent.Set, entry.Key, await entries.WriteAsync(entry, cancellationToken));
        }

        await parts.ClearAsync(cancellationToken);
        foreach (var superseded in stored.Count == 0 ? [] : lacking.Superseded.Except(stored.Select(entry => entry.Key)))
        {
            await entries.DeleteAsync(superseded, cancellationToken);
        }

        return fetched;
    }

    private async Task<FoundEntry?> FindAsync(RemoteFeed feed, EntryKey key, SourceNeed need, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(feed, key, cancellationToken);
        if (found is { IsWhole: true } && IsAnswer(feed, found.Entry, need))
        {
            observer.OnCache(CacheEvent.Hit, key, found.Bytes);
            return found with { IsAnswer = true };
        }

        observer.OnCache(CacheEvent.Miss, key, 0);
        return found;
    }

    private async Task<FoundEntry?> ReadAsync(RemoteFeed feed, EntryKey key, CancellationToken cancellationToken)
    {
        var (entry, bytes, isDamaged) = await entries.ReadAsync(key, cancellationToken);
        if (isDamaged || entry?.Answers.Count < feed.MinAnswers)
        {
            observer.OnCache(CacheEvent.Damaged, key, bytes);
            return null;
        }

        if (entry is null)
        {
            return null;
        }

        if (!feed.Provider.Made(entry.Source))
        {
            observer.OnCache(CacheEvent.Foreign, key, bytes);
            if (!feed.Provider.MayReplace(entry.Source))
            {
                _protected.Add((key.Type, key.Subject));
            }

            return null;
        }

        var mayLackRows = await feed.MayLackRowsAsync(entry, () => entries.LongestAnswerAsync(feed, cancellationToken));
        if (mayLackRows)
        {
            observer.OnCache(CacheEvent.SinglePage, key, bytes);
        }

        return new FoundEntry(entry, bytes, !mayLackRows);
    }

    /// <summary>
    /// Whether an entry answers a need: it is final, or no day from its fetch on is needed. The day of the fetch counts as needed
    /// once it has passed, for an entry fetched in the morning does not hold the evening.
    /// </summary>
    private bool IsAnswer(RemoteFeed feed, SourceEntry entry, SourceNeed need)
    {
        var fetched = DateOnly.FromDateTime(entry.FetchedAt.UtcDateTime);
        var needed = feed.Periods == EntryPeriods.Years && entry.Key.To < need.To ? entry.Key.To : need.PublishedBy;
        return feed.IsFinal(entry) || Today <= fetched || needed < fetched;
    }

    private sealed record FoundEntry(SourceEntry Entry, long Bytes, bool IsWhole)
    {
        /// <summary>Whether it is fresh enough for the need.</summary>
        public bool IsAnswer { get; init; }
    }
}
