namespace SmartMoney.Cli.Tests.Durable;

/// <summary>What <c>explain</c> printed of a feature.</summary>
/// <param name="Value">Its value, as printed.</param>
/// <param name="Counted">The facts that it was computed from.</param>
/// <param name="LeftOut">What was left out, with the reason.</param>
internal sealed record Explanation(string Value, IReadOnlyList<string> Counted, IReadOnlyList<string> LeftOut)
{
    private const string Counts = "  + ";
    private const string Not = "  - ";

    /// <summary>The features of a print-out, in their order.</summary>
    public static IReadOnlyDictionary<string, Explanation> Read(Outcome outcome)
    {
        var features = new OrderedDictionary<string, Explanation>();
        foreach (var section in outcome.Out.Split("\n\n").Skip(1))
        {
            var lines = section.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var title = lines[0].Split(" = ");
            features.Add(title[0], new Explanation(title[1], With(lines, Counts), With(lines, Not)));
        }

        return features;
    }

    private static List<string> With(string[] lines, string mark) =>
        [.. lines.Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[mark.Length..])];
}
