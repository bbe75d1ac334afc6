using SmartMoney.Core.Filings;

namespace SmartMoney.Sources.Caching;

/// <summary>The list of entries, so that statistics and clearing need not open each.</summary>
public interface ICacheIndex
{
    /// <summary>An entry was written.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="bytes">Its stored size.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task AddAsync(SourceEntry entry, long bytes, CancellationToken cancellationToken);

    /// <summary>An entry was deleted.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task RemoveAsync(EntryKey key, CancellationToken cancellationToken);

    /// <summary>The keys of the entries of a subject, as they are in the store.</summary>
    /// <param name="type">The data type.</param>
    /// <param name="subject">The symbol, CIK or ETF.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<IReadOnlyCollection<EntryKey>> FindAsync(DataType type, string subject, CancellationToken cancellationToken);

    /// <summary>Lists the entries, and the files that some of them have, in no particular order.</summary>
    /// <param name="type">Only of this data type, when given.</param>
    /// <param name="subject">Only of this symbol, CIK or ETF, when given.</param>
    /// <param name="cancellationToken">Stops listing.</param>
    IAsyncEnumerable<StoredEntry> ListAsync(DataType? type, string? subject, CancellationToken cancellationToken);
}
