using System.Collections.Immutable;

namespace SmartMoney.Modeling.Training;

/// <summary>The names of the ways to decide the number of trees.</summary>
public static class StoppingNames
{
    /// <summary>The names, in the order of the values.</summary>
    public static ImmutableArray<string> All { get; } = ["none", "single", "averaged"];

    /// <summary>The name of a way.</summary>
    /// <param name="stopping">The way.</param>
    public static string Name(this Stopping stopping) => All[(int)stopping];

    /// <summary>The way of a name; it must be one of <see cref="All"/>.</summary>
    /// <param name="name">The name.</param>
    public static Stopping Parse(string name) => (Stopping)All.IndexOf(name);
}
