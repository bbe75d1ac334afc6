using System.Collections.Immutable;

namespace SmartMoney.Core.Labels;

/// <summary>The names of the kinds of labels in commands, requests and reports.</summary>
public static class LabelKindNames
{
    /// <summary>The names, in the order of the kinds.</summary>
    public static ImmutableArray<string> All { get; } = ["absolute", "excess", "median"];

    /// <summary>The name of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public static string Name(this LabelKind kind) => All[(int)kind];

    /// <summary>The kind of a name.</summary>
    /// <param name="name">A name such as <c>excess</c>.</param>
    /// <returns>Null when there is none of that name.</returns>
    public static LabelKind? Parse(string name)
    {
        var index = All.IndexOf(name);
        return index < 0 ? null : (LabelKind)index;
    }
}
