namespace SmartMoney.Testing;

/// <summary>How the server behaves. What has a setter may change while it runs.</summary>
public sealed class FmpServerOptions
{
    /// <summary>The folder of recorded answers.</summary>
    public string CorpusFolder { get; init; } = Corpus.Samples;

    /// <summary>The key that it accepts.</summary>
    public string ApiKey { get; init; } = "test-key-5f1c";

    /// <summary>The most rows of a page of any endpoint but that of closes, whatever is asked for.</summary>
    public int PageCap { get; set; } = int.MaxValue;

    /// <summary>The most rows of a page of a holder list, whatever is asked for.</summary>
    public int HolderCap { get; set; } = 100;

    /// <summary>The most requests in a window; 0 for no limit.</summary>
    public int RateLimit { get; init; }

    /// <summary>The window that the limit counts in.</summary>
    public TimeSpan RateWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The share of requests that fail.</summary>
    public double FaultShare { get; init; }

    /// <summary>What decides which requests fail, and how.</summary>
    public int FaultSeed { get; init; } = 1;

    /// <summary>How long a fault of the kind "stall" takes.</summary>
    public TimeSpan StallTime { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long every answer takes.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Symbols outside the plan.</summary>
    public IReadOnlySet<string> DeniedSymbols { get; init; } = new HashSet<string>();

    /// <summary>The last day whose publications are known; null for all.</summary>
    public DateOnly? Cut { get; set; }

    /// <summary>Changes answers before they are sent.</summary>
    public Func<FmpCall, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>>? Transform { get; set; }

    /// <summary>Answers in place of the corpus; null where the corpus shall answer. Comes before the key is looked at.</summary>
    public Func<FmpCall, FmpReply?>? Script { get; set; }

    /// <summary>The clock of the rate limit.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
