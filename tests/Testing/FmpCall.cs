namespace SmartMoney.Testing;

/// <summary>One request that the server received.</summary>
/// <param name="Number">Counts the requests from 1.</param>
/// <param name="Path">The whole path.</param>
/// <param name="Endpoint">The path after /stable/.</param>
/// <param name="Query">The query's values, without a key.</param>
/// <param name="ReceivedAt">The server's timestamp.</param>
public sealed record FmpCall(int Number, string Path, string Endpoint, IReadOnlyDictionary<string, string> Query, long ReceivedAt)
{
    /// <summary>A value of the query; empty when it is not there.</summary>
    /// <param name="name">The value's name.</param>
    public string this[string name] => Query.GetValueOrDefault(name, "");

    /// <summary>The report period of a quarterly request, such as 2024Q1.</summary>
    public string Quarter => $"{this["year"]}Q{this["quarter"]}";

    /// <summary>What tells this request from others, whatever the order of its query.</summary>
    public string Identity { get; } =
        $"{Endpoint}?{string.Join('&', Query.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}";
}
