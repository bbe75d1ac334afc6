using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features;

/// <summary>Something that happened in a feature's window and was not counted.</summary>
/// <param name="Fact">The fact; null when the row of the source became none.</param>
/// <param name="Row">The row of the source that became no fact; null otherwise.</param>
/// <param name="Reason">Why it was not counted.</param>
public sealed record LeftOutFact(Fact? Fact, DroppedRow? Row, string Reason);
