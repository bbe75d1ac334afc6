namespace SmartMoney.Sources;

/// <summary>A provider of facts: it serves one or several kinds, each as a feed.</summary>
public abstract class FactProvider
{
    /// <summary>Identifies the provider, in runs and in the entries it makes. The address it is reached at is not part of that.</summary>
    public abstract string Name { get; }

    /// <summary>Opens the feeds of this provider for one activity. All that is opened share one budget of requests.</summary>
    /// <param name="observer">Receives the requests.</param>
    public abstract IReadOnlyList<Feed> Open(ISourceObserver observer);

    /// <summary>Whether this provider made an entry.</summary>
    /// <param name="source">The maker that the entry names.</param>
    public virtual bool Made(string source) => source == Name;

    /// <summary>Whether entries of this provider may replace those of another.</summary>
    /// <param name="source">The maker that the other entry names.</param>
    public virtual bool MayReplace(string source) => true;
}
