using System.Globalization;

namespace SmartMoney.Bench;

/// <summary>
/// A corpus of as many symbols as asked for: those of a real corpus first, then made-up ones whose files are links to those of real
/// ones. The fund panels hold the real symbols only.
/// </summary>
internal sealed class SimulatedCorpus
{
    private const string Extension = ".json.gz";
    private const string Splits = "splits";
    private const string PanelFile = "panel.json";

    private SimulatedCorpus(string folder, IReadOnlyList<string> symbols) => (Folder, Symbols) = (folder, symbols);

    public string Folder { get; }

    public IReadOnlyList<string> Symbols { get; }

    /// <summary>The symbols of a real corpus.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not one.</exception>
    public static IReadOnlyList<string> SymbolsOf(string corpus) => Directory.Exists(Path.Combine(corpus, Splits))
        ? [.. Directory.GetFiles(Path.Combine(corpus, Splits), "*" + Extension).Select(NameOf).Order(StringComparer.Ordinal)]
        : throw new DirectoryNotFoundException($"{corpus} is not a recorded corpus: it has no folder {Splits}");

    /// <summary>Makes a corpus.</summary>
    /// <param name="corpus">The real one.</param>
    /// <param name="panel">The panel file; null for the one of the corpus.</param>
    /// <param name="folder">A new folder for the links.</param>
    /// <param name="count">How many symbols.</param>
    public static SimulatedCorpus Create(string corpus, string? panel, string folder, int count)
    {
        var real = SymbolsOf(corpus);
        var symbols = Enumerable.Range(0, count).ToDictionary(
            i => i < real.Count ? real[i] : string.Create(CultureInfo.InvariantCulture, $"X{i:00000}"), i => real[i % real.Count]);
        foreach (var endpoint in Directory.GetDirectories(corpus, "*", SearchOption.AllDirectories).Where(HasFiles))
        {
            Link(endpoint, Path.Combine(folder, Path.GetRelativePath(corpus, endpoint)), real.ToHashSet(StringComparer.Ordinal), symbols);
        }

        File.Copy(panel ?? Path.Combine(corpus, PanelFile), Path.Combine(folder, PanelFile));
        return new SimulatedCorpus(folder, [.. symbols.Keys.Order(StringComparer.Ordinal)]);
    }

    private static bool HasFiles(string folder) => Directory.EnumerateFiles(folder, "*" + Extension).Any();

    private static void Link(string from, string to, HashSet<string> real, Dictionary<string, string> symbols)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from, "*" + Extension).Where(file => !real.Contains(NameOf(file))))
        {
            File.CreateSymbolicLink(Path.Combine(to, Path.GetFileName(file)), Path.GetFullPath(file));
        }

        foreach (var (symbol, original) in symbols)
        {
            var file = Path.GetFullPath(Path.Combine(from, original + Extension));
            var link = Path.Combine(to, symbol + Extension);
            if (File.Exists(file) && !File.Exists(link))
            {
                File.CreateSymbolicLink(link, file);
            }
        }
    }

    private static string NameOf(string file) => Path.GetFileName(file)[..^Extension.Length];
}
