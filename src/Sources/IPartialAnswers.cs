namespace SmartMoney.Sources;

/// <summary>
/// Keeps the responses of a fetch of several calls until all are there, so that an interrupted fetch requests only the rest. They are
/// used only to complete that fetch.
/// </summary>
public interface IPartialAnswers
{
    /// <summary>Finds a response of a recently interrupted fetch.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    Task<ReadOnlyMemory<byte>?> FindAsync(string request, CancellationToken cancellationToken);

    /// <summary>Keeps an answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    Task KeepAsync(string request, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken);
}
