namespace SmartMoney.Core.Datasets;

/// <summary>One example: a symbol at a sample date, its features and its label.</summary>
/// <param name="Symbol">The ticker, share classes with a dash (BRK-B).</param>
/// <param name="Date">The nominal sample date, also when it is not a trading day.</param>
/// <param name="PriceAtSample">Dollars: the close of the last trading day up to <paramref name="Date"/>, as traded then.</param>
/// <param name="PriceAfter14d">Dollars: the close two weeks later, in the shares of the sample day.</param>
/// <param name="Return14d">The split-adjusted return between the two closes, a fraction.</param>
/// <param name="Features">The features in the order of <see cref="Core.Features.Schema.FeatureSchema"/>; null where a value is missing.</param>
/// <param name="Label">1 when the return passes the threshold, else 0.</param>
public sealed record DatasetRow(
    string Symbol,
    DateOnly Date,
    double PriceAtSample,
    double PriceAfter14d,
    double Return14d,
    IReadOnlyList<double?> Features,
    int Label);
