namespace SmartMoney.Modeling.Metrics;

/// <summary>A tenth of the examples, from the highest scores (1) to the lowest (10).</summary>
/// <param name="Decile">1 to 10.</param>
/// <param name="Rows">The number of examples.</param>
/// <param name="MeanScore">Their mean score; null when there are none.</param>
/// <param name="LabelShare">Their share of label 1; null when there are none.</param>
/// <param name="Lift">That share ÷ the share over all examples; null when either is not defined or the latter is 0.</param>
public sealed record DecileRow(int Decile, int Rows, double? MeanScore, double? LabelShare, double? Lift);
