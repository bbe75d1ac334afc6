namespace SmartMoney.Testing;

/// <summary>What the server counted.</summary>
public sealed record FmpFigures
{
    /// <summary>All requests.</summary>
    public int Requests { get; init; }

    /// <summary>Answers given in full.</summary>
    public int Ok { get; init; }

    /// <summary>Requests past the rate limit.</summary>
    public int Limited { get; init; }

    /// <summary>Requests with a wrong key.</summary>
    public int Unauthorized { get; init; }

    /// <summary>Requests that failed as the seed had it.</summary>
    public int Faults { get; init; }

    /// <summary>Answers given in full that had been given in full before.</summary>
    public int Repeats { get; init; }

    /// <summary>The most requests that any window of the rate limit held.</summary>
    public int MaxInWindow { get; init; }

    /// <summary>The most requests under way at one time.</summary>
    public int MaxAtOnce { get; init; }

    /// <summary>Requests whose query held a key.</summary>
    public int KeysInQuery { get; init; }

    /// <summary>Answers given in full, by endpoint.</summary>
    public IReadOnlyDictionary<string, int> ByEndpoint { get; init; } = new Dictionary<string, int>();

    /// <summary>Answers that an endpoint gave in full.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public int this[string endpoint] => ByEndpoint.GetValueOrDefault(endpoint);
}
