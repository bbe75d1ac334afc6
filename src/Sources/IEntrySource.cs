namespace SmartMoney.Sources;

/// <summary>The entries of remote feeds: stored ones first, the others fetched and stored.</summary>
public interface IEntrySource
{
    /// <summary>Gets the entries that cover a need, and fetches the missing ones.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="need">The need.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>The entries, in the order of their periods.</returns>
    /// <exception cref="SourceException">The provider refused, or could not be reached within the bounds of retrying.</exception>
    Task<IReadOnlyList<SourceEntry>> GetAsync(RemoteFeed feed, SourceNeed need, CancellationToken cancellationToken);

    /// <summary>Opens the file of an entry.</summary>
    /// <param name="entry">An entry with a file.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    /// <exception cref="InvalidDataException">The file is missing.</exception>
    Task<Stream> OpenFileAsync(SourceEntry entry, CancellationToken cancellationToken);

    /// <summary>Deletes an entry with a damaged file, so that it is fetched again.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Stops deleting.</param>
    Task DiscardAsync(SourceEntry entry, CancellationToken cancellationToken);
}
