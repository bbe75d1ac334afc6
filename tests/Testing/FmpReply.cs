using System.Text;

namespace SmartMoney.Testing;

/// <summary>What the server sends, or how it fails to.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The body.</param>
/// <param name="ContentType">Its type.</param>
public sealed record FmpReply(int Status, ReadOnlyMemory<byte> Body, string ContentType)
{
    private const string Json = "application/json; charset=utf-8";
    private const string Text = "text/plain";

    /// <summary>FMP's refusal of a key.</summary>
    public static FmpReply InvalidKey { get; } = OfJson(
        401,
        """{"Error Message": "Invalid API KEY. Feel free to create a Free API Key or visit the documentation for more information."}""");

    /// <summary>FMP's answer past the rate limit.</summary>
    public static FmpReply Limited { get; } = OfJson(429, LimitReach);

    /// <summary>The same under status 200.</summary>
    public static FmpReply LimitedUnder200 { get; } = OfJson(200, LimitReach);

    /// <summary>A page of a proxy under status 200.</summary>
    public static FmpReply HtmlPage { get; } = new(200, "<html><body>Bad gateway</body></html>"u8.ToArray(), "text/html");

    /// <summary>No answer: the connection is cut.</summary>
    public static FmpReply ClosedSocket { get; } = Empty with { IsClosed = true };

    /// <summary>An empty array.</summary>
    public static FmpReply Empty => OfJson(200, "[]");

    private const string LimitReach =
        """{"Error Message": "Limit Reach . Please upgrade your plan or visit the documentation for more details."}""";

    /// <summary>How long the server waits before it answers.</summary>
    public TimeSpan Stall { get; init; }

    /// <summary>Whether half of the body is sent and the connection cut then.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Whether the connection is cut without an answer.</summary>
    public bool IsClosed { get; init; }

    /// <summary>More headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A symbol outside the plan.</summary>
    /// <param name="status">402 or 403.</param>
    public static FmpReply Denied(int status) => OfText(
        status,
        "Premium Query Parameter: 'Special Endpoint : This value set for 'symbol' is not available under your current subscription please visit our subscription page");

    /// <summary>A JSON body.</summary>
    /// <param name="status">The status.</param>
    /// <param name="json">The body.</param>
    public static FmpReply OfJson(int status, string json) => new(status, Encoding.UTF8.GetBytes(json), Json);

    /// <summary>A plain body.</summary>
    /// <param name="status">The status.</param>
    /// <param name="text">The body.</param>
    public static FmpReply OfText(int status, string text) => new(status, Encoding.UTF8.GetBytes(text), Text);

    /// <summary>A good answer.</summary>
    /// <param name="answer">A JSON array.</param>
    public static FmpReply Ok(ReadOnlyMemory<byte> answer) => new(200, answer, Json);
}
