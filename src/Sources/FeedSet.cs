using SmartMoney.Core.Filings;

namespace SmartMoney.Sources;

/// <summary>The feeds of a run, one for each kind of fact.</summary>
/// <param name="feeds">The feeds.</param>
public sealed class FeedSet(IEnumerable<Feed> feeds)
{
    private readonly Dictionary<DataType, Feed> _feeds = feeds.ToDictionary(feed => feed.Type);

    /// <summary>The feeds whose files all symbols share.</summary>
    public IEnumerable<SharedFeed> Shared => _feeds.Values.OfType<SharedFeed>();

    /// <summary>The feed of a kind of fact.</summary>
    /// <param name="type">The kind.</param>
    public Feed Of(DataType type) => _feeds[type];
}
