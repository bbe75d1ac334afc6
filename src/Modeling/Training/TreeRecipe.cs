using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Training;

/// <summary>How a model is made of examples.</summary>
/// <param name="Parameters">How its trees are grown.</param>
/// <param name="IsNormalized">Whether the features are standardized first.</param>
/// <param name="Threshold">How its decision threshold is chosen.</param>
/// <param name="LabelDays">Calendar days after its sample date that an example's label may depend on.</param>
internal sealed record TreeRecipe(HyperParameters Parameters, bool IsNormalized, ThresholdRule Threshold, int LabelDays);
