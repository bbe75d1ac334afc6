using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features;

/// <summary>The value of a feature in a row, with the very facts it was computed from.</summary>
/// <param name="Value">The value; null when it is missing.</param>
/// <param name="Facts">The facts that were counted.</param>
public readonly record struct FeatureValue(double? Value, IReadOnlyList<Fact> Facts)
{
    internal static FeatureValue Missing { get; } = new(null, []);

    internal static FeatureValue Of(double value, IEnumerable<Fact> facts) => new(value, [.. facts]);

    internal static FeatureValue OfNullable(double? value, IEnumerable<Fact> facts) => value is { } number ? Of(number, facts) : Missing;
}
