using SmartMoney.Core.Filings;

namespace SmartMoney.Sources;

/// <summary>A feed that makes no requests: it is not cached and has no cost.</summary>
/// <typeparam name="TFacts">The facts of a subject.</typeparam>
/// <param name="provider">The provider.</param>
/// <param name="type">The kind of fact.</param>
public abstract class LocalFeed<TFacts>(FactProvider provider, DataType type) : Feed(provider, type)
{
    /// <summary>Reads the facts of a subject.</summary>
    /// <param name="need">What is needed.</param>
    /// <param name="reading">Receives what becomes no fact.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SourceException">The facts cannot be read.</exception>
    public abstract Task<TFacts> ReadAsync(SourceNeed need, FactReading reading, CancellationToken cancellationToken);
}
