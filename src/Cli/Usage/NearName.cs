namespace SmartMoney.Cli.Usage;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class NearName
{
    /// <summary>Finds the nearest of some names.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="names">The names there are.</param>
    /// <returns>Null when none is near.</returns>
    public static string? Of(string typed, IEnumerable<string> names)
    {
        var allowed = Math.Max(1, typed.TrimStart('-').Length / 3);
        return names
            .Select(name => (name, distance: name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) && typed.TrimStart('-').Length > 1 ? 0 : Distance(typed, name)))
            .Where(found => found.distance <= allowed)
            .OrderBy(found => found.distance)
            .ThenBy(found => found.name, StringComparer.Ordinal)
            .FirstOrDefault().name;
    }

    /// <summary>The characters to insert, delete, replace or exchange with their neighbour, between two texts in any case.</summary>
    private static int Distance(string from, string to)
    {
        var (a, b) = (from.ToUpperInvariant(), to.ToUpperInvariant());
        var costs = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                costs[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, costs[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[a.Length, b.Length];
    }
}
