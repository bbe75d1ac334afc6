namespace SmartMoney.Testing;

/// <summary>Draws from a seed which requests fail, and how.</summary>
internal sealed class Faults(double share, int seed, TimeSpan stall)
{
    private const int Kinds = 8;

    private readonly Lock _gate = new();

    // A fixed sequence is the point: the same seed fails the same requests.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    /// <summary>The way in which a request fails; null when it does not.</summary>
    /// <param name="answer">What it would have been answered.</param>
    public FmpReply? Draw(FmpReply answer)
    {
        lock (_gate)
        {
            return share > 0 && _random.NextDouble() < share ? Fault(_random.Next(Kinds), answer) : null;
        }
    }
#pragma warning restore CA5394

    private FmpReply Fault(int kind, FmpReply answer) => kind switch
    {
        0 => FmpReply.OfText(500, "upstream error"),
        1 => FmpReply.OfText(503, "upstream error"),
        2 => FmpReply.Limited,
        3 => FmpReply.ClosedSocket,
        4 => answer with { IsTruncated = true },
        5 => FmpReply.HtmlPage,
        6 => FmpReply.LimitedUnder200,
        _ => answer with { Stall = stall },
    };
}
