namespace SmartMoney.Modeling.Training;

/// <summary>How a feature was distributed in the training part; missing values are left out.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Known">The number of examples that have a value.</param>
/// <param name="Mean">Their mean, in the feature's unit; null when none has a value.</param>
/// <param name="Std">Their standard deviation (divisor: their number); null when none has a value.</param>
/// <param name="Median">Their median; null when none has a value.</param>
public sealed record FeatureScale(string Feature, int Known, double? Mean, double? Std, double? Median);
