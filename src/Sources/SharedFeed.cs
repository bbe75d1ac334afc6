using SmartMoney.Core.Filings;

namespace SmartMoney.Sources;

/// <summary>
/// A feed whose facts come in files that all symbols share. A run reads the files once and keeps what its symbols need of them in one
/// table; the facts of a symbol are read from the table.
/// </summary>
/// <param name="provider">The provider.</param>
/// <param name="type">The kind of fact.</param>
public abstract class SharedFeed(FactProvider provider, DataType type) : Feed(provider, type)
{
    /// <summary>The entries that a table is made of, for the plan of a run.</summary>
    /// <param name="need">What is needed.</param>
    /// <returns>Empty when nothing is fetched.</returns>
    public abstract IEnumerable<(RemoteFeed Feed, SourceNeed Need)> EntriesOf(SharedNeed need);

    /// <summary>Reads the files and keeps what the symbols need. A file that is not available leaves a gap.</summary>
    /// <param name="need">What is needed.</param>
    /// <param name="entries">Gets the entries.</param>
    /// <param name="reading">Receives what becomes no fact.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SourceException">The provider rejects who asks.</exception>
    public abstract Task<CondensedFacts> CondenseAsync(SharedNeed need, IEntrySource entries, FactReading reading, CancellationToken cancellationToken);
}

/// <summary>A feed of shared files, read into facts.</summary>
/// <typeparam name="TFacts">The facts of a symbol.</typeparam>
/// <param name="provider">The provider.</param>
/// <param name="type">The kind of fact.</param>
public abstract class SharedFeed<TFacts>(FactProvider provider, DataType type) : SharedFeed(provider, type)
{
    /// <summary>Reads the facts of a symbol.</summary>
    /// <param name="symbol">A symbol of the run.</param>
    /// <param name="table">The table of the run.</param>
    public abstract TFacts Read(string symbol, SharedTable table);
}
