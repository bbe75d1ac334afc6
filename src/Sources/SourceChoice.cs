using System.Collections.Immutable;
using SmartMoney.Core.Filings;

namespace SmartMoney.Sources;

/// <summary>The provider of each kind of fact.</summary>
/// <param name="Provider">The name of the provider of all kinds that are not named.</param>
/// <param name="Others">The names of other providers, by the name of the kind; null when there are none.</param>
public sealed record SourceChoice(string Provider, ImmutableSortedDictionary<string, string>? Others = null)
{
    /// <summary>The name of the provider of a kind of fact.</summary>
    /// <param name="type">The kind.</param>
    public string Of(DataType type) => Others?.GetValueOrDefault(type.Name()) ?? Provider;

    /// <summary>The same choice with another provider for one kind of fact.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="provider">The name of its provider.</param>
    public SourceChoice With(DataType type, string provider) =>
        this with { Others = (Others ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)).SetItem(type.Name(), provider) };

    /// <summary>The choice in a few words, such as <c>fmp, prices from files:1f0c</c>.</summary>
    public override string ToString() =>
        string.Join(", ", [Provider, .. Others?.Select(other => $"{other.Key} from {other.Value}") ?? []]);
}
