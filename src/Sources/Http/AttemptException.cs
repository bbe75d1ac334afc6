namespace SmartMoney.Sources.Http;

/// <summary>One attempt of a request failed with a transient error.</summary>
internal sealed class AttemptException(string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Whether a retry in this run would get the same response.</summary>
    public bool IsLast { get; init; }

    /// <summary>Whether a page for people came in place of data.</summary>
    public bool IsWebPage { get; init; }
}
