using System.Runtime.CompilerServices;
using SmartMoney.Core.Filings;

namespace SmartMoney.Sources.Caching;

/// <summary>The facts of a run: those of remote feeds through the cache, those of local feeds as they are, those of shared files from their table.</summary>
/// <param name="feeds">The feeds.</param>
/// <param name="entries">The stored entries.</param>
/// <param name="observer">Receives hits and misses.</param>
/// <param name="time">The clock.</param>
/// <param name="tables">Gets the tables of feeds whose files the symbols share; null where no such feed is read.</param>
public sealed class CachedFacts(
    FeedSet feeds, EntryStore entries, ISourceObserver observer, TimeProvider time, Func<DataType, Task<SharedTable>>? tables = null) : IFactSource
{
    private readonly EntryCache _cache = new(entries, observer, time);

    /// <summary>Condenses the files that symbols share, kind by kind.</summary>
    /// <param name="need">What is needed of a kind of fact.</param>
    /// <param name="reading">Receives what becomes no fact.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SourceException">The provider rejects who asks.</exception>
    public async IAsyncEnumerable<(DataType Type, CondensedFacts Facts)> CondenseAsync(
        Func<DataType, SharedNeed> need, FactReading reading, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(need);
        foreach (var feed in feeds.Shared)
        {
            yield return (feed.Type, await feed.CondenseAsync(need(feed.Type), _cache, reading, cancellationToken));
        }
    }

    /// <inheritdoc />
    public async Task<TFacts> GetAsync<TFacts>(FactKind<TFacts> kind, SourceNeed need, FactReading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return feeds.Of(kind.Type) switch
        {
            LocalFeed<TFacts> local => await local.ReadAsync(need, reading, cancellationToken),
            RemoteFeed<TFacts> remote => remote.Read(need, await _cache.GetAsync(remote, need, cancellationToken), reading),
            SharedFeed<TFacts> shared when tables is not null => shared.Read(need.Subject, await tables(kind.Type)),
            var feed => throw new InvalidOperationException($"{feed.GetType()} gives no {typeof(TFacts)}."),
        };
    }
}
