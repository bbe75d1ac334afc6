using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Schema;

/// <summary>Why a feature has the value it has.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Value">Its value; null when it is missing.</param>
/// <param name="MissingBecause">Why it is missing; null when it is not.</param>
/// <param name="Counted">The very facts it was computed from.</param>
/// <param name="LeftOut">What happened in its window and was not counted.</param>
public sealed record FeatureExplanation(
    Feature Feature,
    double? Value,
    string? MissingBecause,
    IReadOnlyList<Fact> Counted,
    IReadOnlyList<LeftOutFact> LeftOut);
