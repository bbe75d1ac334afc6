using System.Text.RegularExpressions;
using SmartMoney.Core.Market;

namespace SmartMoney.Workflow.Runs;

/// <summary>The names that a user may give to a dataset: part of the name of its files.</summary>
public static partial class DatasetName
{
    /// <summary>The last part of the name of a context file, which no dataset may have.</summary>
    private const string ContextSuffix = "-context";

    /// <summary>Checks a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>What is wrong with it; null when nothing is.</returns>
    public static string? ProblemOf(string name)
    {
        if (!Form().IsMatch(name))
        {
            return $"name: '{name}' is not 1 to 60 letters, digits, dashes and underscores, the first a letter or digit";
        }

        if (IsOfContext(name))
        {
            return $"name: '{name}' ends in {ContextSuffix}, which names the context file of a dataset";
        }

        return NamedUniverse.All.Any(universe => IsSame(universe.Name) || IsSame(universe.FileName)) || IsSame(NamedUniverse.CustomFileName)
            ? $"name: '{name}' is the name of a universe"
            : null;

        bool IsSame(string reserved) => name.Equals(reserved, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a file name without its extension is one of a context file.</summary>
    /// <param name="stem">The file name without its extension.</param>
    public static bool IsOfContext(string stem)
    {
        ArgumentNullException.ThrowIfNull(stem);
        return stem.EndsWith(ContextSuffix, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]{0,59}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
