namespace SmartMoney.Modeling.Prediction;

/// <summary>What is known of a symbol on a date, without a label.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Date">The date the features are of.</param>
/// <param name="Features">The features in the order of <see cref="Core.Features.Schema.FeatureSchema"/>; null where a value is missing.</param>
public sealed record FeatureRow(string Symbol, DateOnly Date, IReadOnlyList<double?> Features);
