namespace SmartMoney.Sources;

/// <summary>How a source failed, which decides what stops.</summary>
public enum SourceFailure
{
    /// <summary>The key is not valid: the whole run stops at once.</summary>
    InvalidKey,

    /// <summary>Outside the plan: final, asking again does not help.</summary>
    Refused,

    /// <summary>
    /// Rate limit, server error, network, unusable body: retried in vain. Any other status, such as that of a wrong address: not
    /// retried. Another run may have more luck.
    /// </summary>
    Failed,

    /// <summary>The source has not answered once: there is no way to it, or a web page answers in its place. The whole run stops.</summary>
    Unreachable,
}
