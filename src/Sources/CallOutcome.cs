namespace SmartMoney.Sources;

/// <summary>What became of one request to a source.</summary>
public enum CallOutcome
{
    /// <summary>An answer.</summary>
    Ok,

    /// <summary>Past the rate limit.</summary>
    Limited,

    /// <summary>Refused: the same request would be refused again.</summary>
    Refused,

    /// <summary>Failed; may be tried again.</summary>
    Failed,
}
