namespace SmartMoney.Sources.Fmp.Api;

/// <summary>One try of a request failed in a way that may pass.</summary>
internal sealed class FmpTryException(string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>Whether another try in this run would get the same answer.</summary>
    public bool IsLast { get; init; }
}
