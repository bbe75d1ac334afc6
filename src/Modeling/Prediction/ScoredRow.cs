namespace SmartMoney.Modeling.Prediction;

/// <summary>What a model says of a symbol on a date.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Date">The date the features are of.</param>
/// <param name="Score">The probability of label 1 as the model sees it, from 0 to 1.</param>
/// <param name="IsPositive">Whether the score reaches the model's threshold.</param>
/// <param name="TopFeatures">The features that moved the score most, either way, the strongest first.</param>
public sealed record ScoredRow(string Symbol, DateOnly Date, double Score, bool IsPositive, IReadOnlyList<Contribution> TopFeatures);

/// <summary>How far a feature's value moved a score.</summary>
/// <param name="Feature">Its name.</param>
/// <param name="Value">Its value, in the feature's own unit; null where it is missing.</param>
/// <param name="LogOdds">The SHAP contribution: log-odds added to (or taken from) those of an average example.</param>
public sealed record Contribution(string Feature, double? Value, double LogOdds);
