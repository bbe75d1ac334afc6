using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features;

/// <summary>The value of a feature in a row, with the very facts it was computed from.</summary>
/// <param name="Value">The value; null when it is missing.</param>
/// <param name="Facts">The facts that were counted.</param>
/// <param name="MissingBecause">Why it is missing; null when it is not.</param>
public readonly record struct FeatureValue(double? Value, IReadOnlyList<Fact> Facts, string? MissingBecause)
{
    /// <summary>Facts beyond all bounds may give no number: then the value is missing.</summary>
    internal static FeatureValue Of(double value, IEnumerable<Fact> facts) =>
        double.IsFinite(value) ? new(value, facts as IReadOnlyList<Fact> ?? [.. facts], null) : Missing("the facts give no finite number");

    internal static FeatureValue Missing(string because) => new(null, [], because);
}
