namespace SmartMoney.Core.Sources;

/// <summary>How a source failed, which decides what stops.</summary>
public enum SourceFailure
{
    /// <summary>The key is not valid: the whole run stops at once.</summary>
    InvalidKey,

    /// <summary>Outside the plan, or a request the source does not know: final, asking again does not help.</summary>
    Refused,

    /// <summary>Rate limit, server error, network, unusable body: retried in vain; another run may have more luck.</summary>
    Failed,
}
