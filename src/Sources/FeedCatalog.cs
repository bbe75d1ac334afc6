using SmartMoney.Core.Filings;

namespace SmartMoney.Sources;

/// <summary>The providers of a process, by their names.</summary>
/// <param name="providers">The providers.</param>
public sealed class FeedCatalog(IEnumerable<FactProvider> providers)
{
    private readonly Dictionary<string, FactProvider> _providers = providers.ToDictionary(provider => provider.Name);

    /// <summary>Opens the feeds of a run for one activity.</summary>
    /// <param name="choice">The provider of each kind of fact.</param>
    /// <param name="observer">Receives the requests.</param>
    /// <exception cref="UnknownProviderException">A provider is not one of this process, or does not serve the kind of fact.</exception>
    public FeedSet Open(SourceChoice choice, ISourceObserver observer)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var opened = new Dictionary<string, IReadOnlyList<Feed>>(StringComparer.Ordinal);
        return new FeedSet(DataTypeNames.All.Select(type => FeedOf(choice.Of(type), type)));

        Feed FeedOf(string name, DataType type)
        {
            if (!opened.TryGetValue(name, out var feeds))
            {
                opened[name] = feeds = Find(name).Open(observer);
            }

            return feeds.FirstOrDefault(feed => feed.Type == type) ?? throw new UnknownProviderException($"{name} has no {type.Name()}");
        }
    }

    private FactProvider Find(string name) => _providers.GetValueOrDefault(name)
        ?? throw new UnknownProviderException($"the run's source, {name}, is not configured in this app: start the run again");
}
