namespace SmartMoney.Modeling.Training;

/// <summary>What makes a trial another one: the data, and everything that shapes the trees.</summary>
/// <param name="Data">SHA-256 of the training part.</param>
/// <param name="Features">The features used.</param>
/// <param name="IsNormalized">Whether they are standardized.</param>
/// <param name="Parameters">How the trees are grown.</param>
internal sealed record Trial(string Data, IReadOnlyList<string> Features, bool IsNormalized, HyperParameters Parameters);
