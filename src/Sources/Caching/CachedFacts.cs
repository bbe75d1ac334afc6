namespace SmartMoney.Sources.Caching;

/// <summary>The facts of a run: those of remote feeds through the cache, those of local feeds as they are.</summary>
/// <param name="feeds">The feeds.</param>
/// <param name="entries">The stored entries.</param>
/// <param name="observer">Receives hits and misses.</param>
/// <param name="time">The clock.</param>
public sealed class CachedFacts(FeedSet feeds, EntryStore entries, ISourceObserver observer, TimeProvider time) : IFactSource
{
    private readonly EntryCache _cache = new(entries, observer, time);

    /// <inheritdoc />
    public async Task<TFacts> GetAsync<TFacts>(FactKind<TFacts> kind, SourceNeed need, FactReading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return feeds.Of(kind.Type) switch
        {
            LocalFeed<TFacts> local => await local.ReadAsync(need, reading, cancellationToken),
            RemoteFeed<TFacts> remote => remote.Read(need, await _cache.GetAsync(remote, need, cancellationToken), reading),
            var feed => throw new InvalidOperationException($"{feed.GetType()} gives no {typeof(TFacts)}."),
        };
    }
}
