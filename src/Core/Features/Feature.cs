namespace SmartMoney.Core.Features;

/// <summary>A column of the dataset that a model may learn from.</summary>
/// <param name="Index">Its position among the features, from 0.</param>
/// <param name="Name">Its column name.</param>
/// <param name="Family">The kind of fact it is computed from.</param>
public sealed record Feature(int Index, string Name, FeatureFamily Family);
