namespace SmartMoney.Sources.Fmp.Api;

/// <summary>A request to FMP: an endpoint and its query, without any secret.</summary>
/// <param name="Endpoint">The endpoint's path.</param>
/// <param name="Query">The query, ready to be appended.</param>
internal sealed record FmpRequest(string Endpoint, string Query)
{
    public static FmpRequest Of(string endpoint, params (string Name, object Value)[] query) =>
        new(endpoint, string.Join('&', query.Select(pair => FormattableString.Invariant($"{pair.Name}={Text(pair.Value)}"))));

    public override string ToString() => $"{Endpoint}?{Query}";

    private static string Text(object value) => value is DateOnly date
        ? date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
        : Uri.EscapeDataString(FormattableString.Invariant($"{value}"));
}
