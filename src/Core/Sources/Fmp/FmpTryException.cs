namespace SmartMoney.Core.Sources.Fmp;

/// <summary>One try of a request failed in a way that another try may mend.</summary>
internal sealed class FmpTryException(string message, TimeSpan? retryAfter = null) : Exception(message)
{
    /// <summary>How long the server asks to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
