namespace SmartMoney.Sources;

/// <summary>
/// Keeps the answers of a fetch that takes several calls until all are there, so that a fetch that was cut off asks only for the
/// rest. They are never used but to complete that very fetch.
/// </summary>
public interface IPartialAnswers
{
    /// <summary>Finds an answer of a fetch that was cut off shortly before.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    Task<ReadOnlyMemory<byte>?> FindAsync(string request, CancellationToken cancellationToken);

    /// <summary>Keeps an answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    Task KeepAsync(string request, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken);
}
