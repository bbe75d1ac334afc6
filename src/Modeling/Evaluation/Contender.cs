using SmartMoney.Modeling.Baselines;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Something to compare the model with.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Description">The description, for a table.</param>
/// <param name="Scorer">How it scores.</param>
/// <param name="IsOnMembers">Whether it sees the index members of May 2021 only.</param>
internal sealed record Contender(ComparisonKind Kind, string Description, IContender Scorer, bool IsOnMembers = false);
