namespace SmartMoney.Core.Sources;

/// <summary>Where facts come from, as the provider's own answers.</summary>
public interface ISmartMoneySource
{
    /// <summary>Tells this source from others: answers of one are never taken for those of another.</summary>
    string Name { get; }

    /// <summary>Gets the entries that cover a need.</summary>
    /// <param name="need">What is needed.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The entries, in the order of their periods; an entry whose answers are empty is an answer too.</returns>
    /// <exception cref="SourceException">The source refused, or could not be reached within the bounds of retrying.</exception>
    Task<IReadOnlyList<SourceEntry>> GetAsync(SourceNeed need, CancellationToken cancellationToken);
}
