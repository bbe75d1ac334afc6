using System.Collections.Frozen;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The members of the index in May 2021, before the first sample date: a universe without hindsight.</summary>
internal static class IndexMembers
{
    private const string Resource = "universe.csv";

    /// <summary>Reads the symbols that come with the core library.</summary>
    public static FrozenSet<string> Read()
    {
        using var stream = typeof(DatasetCsv).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"the resource {Resource} is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(1)
            .Select(line => line.Split(',')[0])
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
