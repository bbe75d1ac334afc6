namespace SmartMoney.Sources.Http;

/// <summary>A request as its tries need to know it.</summary>
/// <param name="Host">The host.</param>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Name">The request as messages name it.</param>
/// <param name="Observer">Receives the retries.</param>
/// <param name="IsFirst">Whether the source has not answered any request yet.</param>
internal sealed record RequestCall(string Host, string Endpoint, string Name, ISourceObserver Observer, Func<bool> IsFirst)
{
    /// <summary>Why there is no way to the source, as far as its first request tells.</summary>
    /// <param name="e">The failure of a try.</param>
    public string? Unreachable(Exception? e) => IsFirst() ? Unreachability.CauseOf(Host, e) : null;
}
