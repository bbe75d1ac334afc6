namespace SmartMoney.Sources;

/// <summary>Where a run gets its facts.</summary>
public interface IFactSource
{
    /// <summary>Gets the facts of a subject.</summary>
    /// <typeparam name="TFacts">The facts of a subject.</typeparam>
    /// <param name="kind">The kind of fact.</param>
    /// <param name="need">What is needed.</param>
    /// <param name="reading">Receives what becomes no fact.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <exception cref="SourceException">The provider refused, or could not be reached within the bounds of retrying.</exception>
    /// <exception cref="InvalidDataException">The answers cannot be facts. The message says why.</exception>
    Task<TFacts> GetAsync<TFacts>(FactKind<TFacts> kind, SourceNeed need, FactReading reading, CancellationToken cancellationToken);
}
