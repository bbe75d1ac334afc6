using SmartMoney.Core.Filings;
using SmartMoney.Sources;

namespace SmartMoney.Workflow.Planning;

/// <summary>What is needed of a member of a panel.</summary>
/// <param name="Kind">The kind of fact.</param>
/// <param name="Need">The need.</param>
public sealed record PanelNeed(FactKind<PanelMember> Kind, SourceNeed Need);
