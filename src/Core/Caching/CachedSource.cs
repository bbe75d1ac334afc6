using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Sources.Fmp;
using SmartMoney.Core.Sources.Recorded;

namespace SmartMoney.Core.Caching;

/// <summary>
/// A cache before any source: what is stored answers first, and what is fetched is stored at once. Only what is lacking, or
/// not final and needed beyond its fetch, is asked of the source. Failures are never stored.
/// </summary>
public sealed class CachedSource(ISmartMoneySource source, EntryStore entries, ISourceObserver observer, TimeProvider time) : ISmartMoneySource
{
    private readonly HashSet<(DataType Type, string Subject)> _live = [];

    /// <inheritdoc />
    public string Name => source.Name;

    /// <inheritdoc />
    public Task<IReadOnlyList<SourceEntry>> GetAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(need);
        return need.Type switch
        {
            DataType.Prices => PricesAsync(need, cancellationToken),
            DataType.InsiderTrades or DataType.CongressionalTrades => OpenEndedAsync(need, cancellationToken),
            _ => QuartersAsync(need, cancellationToken),
        };
    }

    /// <summary>One fetch fills all the years that a run lacks.</summary>
    private async Task<IReadOnlyList<SourceEntry>> PricesAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<int, SourceEntry>();
        foreach (var year in need.Years)
        {
            if (await FindAsync(EntryKey.OfYear(need.Subject, year), need, cancellationToken) is { IsAnswer: true } stored)
            {
                found[year] = stored.Entry;
            }
        }

        var lacking = need.Years.Where(year => !found.ContainsKey(year)).ToList();
        if (lacking.Count > 0)
        {
            var span = need with { From = new DateOnly(lacking[0], 1, 1), To = new DateOnly(lacking[^1], 12, 31) };
            foreach (var entry in await FetchInPartsAsync(span, cancellationToken))
            {
                found[entry.Key.From.Year] = entry;
            }
        }

        return [.. found.Values];
    }

    private async Task<IReadOnlyList<SourceEntry>> QuartersAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var found = new List<SourceEntry>();
        foreach (var quarter in need.Quarters)
        {
            var stored = await FindAsync(EntryKey.Of(need.Type, need.Subject, quarter), need, cancellationToken);
            if (stored is { IsAnswer: true })
            {
                found.Add(stored.Entry);
                continue;
            }

            found.AddRange(await FetchInPartsAsync(need.Only(quarter) with { Outdated = stored?.Entry }, cancellationToken));
        }

        return found;
    }

    /// <summary>Entries up to the day of their fetch: one a subject, the newest; a new one takes the place of those before.</summary>
    private async Task<IReadOnlyList<SourceEntry>> OpenEndedAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var keys = new List<EntryKey>();
        await foreach (var item in entries.FindAsync(need.Type, need.Subject, cancellationToken))
        {
            keys.Add(item.Key);
        }

        FoundEntry? known = null;
        foreach (var key in keys.OrderByDescending(key => key.To).ThenBy(key => key.From))
        {
            known ??= await ReadAsync(key, cancellationToken);
        }

        if (known is { IsSinglePage: false } && Reaches(known.Entry, need) && EntryFreshness.Answers(known.Entry, need, Today))
        {
            observer.OnCache(CacheEvent.Hit, known.Entry.Key, known.Bytes);
            return [known.Entry];
        }

        observer.OnCache(CacheEvent.Miss, new EntryKey(need.Type, need.Subject, need.From, Today), 0);
        var stored = known is { IsSinglePage: false } ? known.Entry : null;
        var fetched = await FetchInPartsAsync(need with { Stored = stored, Outdated = known?.Entry }, cancellationToken);

        var isStored = fetched.Count > 0 && !_live.Contains((need.Type, need.Subject));
        foreach (var superseded in isStored ? keys.Except(fetched.Select(entry => entry.Key)) : [])
        {
            await entries.DeleteAsync(superseded, cancellationToken);
        }

        return fetched;
    }

    /// <summary>Fetches and stores what takes several calls; a fetch that is cut off keeps what it has for the next.</summary>
    private async Task<IReadOnlyList<SourceEntry>> FetchInPartsAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        var parts = new PartialAnswers(entries, need, source.Name, time);
        var fetched = await source.GetAsync(need with { Parts = parts }, cancellationToken);
        foreach (var entry in fetched)
        {
            await StoreAsync(entry, cancellationToken);
        }

        await parts.ClearAsync(cancellationToken);
        return fetched;
    }

    /// <summary>Whether an entry goes back far enough. Those of Congress hold all rows that the source gives.</summary>
    private static bool Reaches(SourceEntry entry, SourceNeed need) =>
        entry.Key.From <= need.From || need.Type == DataType.CongressionalTrades;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task<FoundEntry?> FindAsync(EntryKey key, SourceNeed need, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(key, cancellationToken);
        if (found is { IsSinglePage: false } && EntryFreshness.Answers(found.Entry, need, Today))
        {
            observer.OnCache(CacheEvent.Hit, key, found.Bytes);
            return found with { IsAnswer = true };
        }

        observer.OnCache(CacheEvent.Miss, key, 0);
        return found;
    }

    private async Task<FoundEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken)
    {
        var (entry, bytes, isDamaged) = await entries.ReadAsync(key, cancellationToken);
        if (isDamaged)
        {
            observer.OnCache(CacheEvent.Damaged, key, bytes);
        }
        else if (entry is not null && entry.Source != source.Name)
        {
            observer.OnCache(CacheEvent.Foreign, key, bytes);
            if (RecordedCorpus.IsRecorded(source.Name) && !RecordedCorpus.IsRecorded(entry.Source))
            {
                _live.Add((key.Type, key.Subject));
            }

            return null;
        }

        if (entry is null)
        {
            return null;
        }

        var isSinglePage = await SinglePage.MayLackRowsAsync(entry, () => entries.LongestAnswerAsync(key.Type, source.Name, cancellationToken));
        if (isSinglePage)
        {
            observer.OnCache(CacheEvent.SinglePage, key, bytes);
        }

        return new FoundEntry(entry, bytes, isSinglePage);
    }

    /// <summary>Stores an entry. Recorded answers never take the place of those of a live source, which cost calls.</summary>
    private async Task StoreAsync(SourceEntry entry, CancellationToken cancellationToken)
    {
        if (!_live.Contains((entry.Key.Type, entry.Key.Subject)))
        {
            observer.OnCache(CacheEvent.Set, entry.Key, await entries.WriteAsync(entry, cancellationToken));
        }
    }

    private sealed record FoundEntry(SourceEntry Entry, long Bytes, bool IsSinglePage)
    {
        /// <summary>Whether it is whole, and fresh enough for the need.</summary>
        public bool IsAnswer { get; init; }
    }
}
