using System.Globalization;

namespace SmartMoney.Sources.Sec.Issuers;

/// <summary>
/// The symbols whose CIKs ship with the program, and whom a filing belongs to. A symbol may have several CIKs, because a successor
/// company has a new one, and several symbols may have one CIK.
/// </summary>
internal sealed class IssuerList
{
    private static readonly Lazy<List<Issuer>> Shipped = new(Load);

    private readonly Dictionary<long, List<string>> _listed;
    private readonly Dictionary<long, List<string>> _others;
    private readonly IReadOnlySet<string> _symbols;

    /// <param name="symbols">The symbols of the run.</param>
    /// <param name="others">The CIKs of those of them that do not ship.</param>
    public IssuerList(IReadOnlySet<string> symbols, IEnumerable<Issuer> others)
    {
        _symbols = symbols;
        _listed = ByCik(Shipped.Value);
        _others = ByCik(others);
    }

    /// <summary>The symbols of a run whose CIKs do not ship.</summary>
    public static IReadOnlySet<string> UnknownOf(IReadOnlySet<string> symbols) => symbols.Except(Shipped.Value.Select(issuer => issuer.Symbol)).ToHashSet(StringComparer.Ordinal);

    /// <summary>
    /// The symbol of the run that a filing belongs to. Among the symbols of one CIK, it belongs to the one that it names, otherwise to the
    /// first, whether or not the run has it. A filing of a CIK without a symbol belongs to the symbol that it names.
    /// </summary>
    /// <param name="cik">The issuer's CIK; null where it cannot be read.</param>
    /// <param name="tradingSymbol">The symbol as filed, which is free text.</param>
    /// <returns>Null when it belongs to none of the run.</returns>
    public string? Find(long? cik, string tradingSymbol)
    {
        var named = tradingSymbol.ToUpperInvariant().Replace('.', '-');
        var listed = cik is { } number ? _listed.GetValueOrDefault(number) : null;
        var others = cik is { } other ? _others.GetValueOrDefault(other) : null;
        var symbol = listed is null && others is null || Has(listed) || Has(others) ? named : (listed ?? others)![0];
        return _symbols.Contains(symbol) ? symbol : null;

        bool Has(List<string>? symbols) => symbols is not null && symbols.Contains(named);
    }

    private static Dictionary<long, List<string>> ByCik(IEnumerable<Issuer> issuers) => issuers
        .GroupBy(issuer => issuer.Cik)
        .ToDictionary(group => group.Key, group => group.Select(issuer => issuer.Symbol).Distinct().Order(StringComparer.Ordinal).ToList());

    private static List<Issuer> Load()
    {
        using var reader = new StreamReader(typeof(IssuerList).Assembly.GetManifestResourceStream("issuers.csv")!);
        var issuers = new List<Issuer>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            issuers.Add(new Issuer(cells[0], long.Parse(cells[1], NumberStyles.None, CultureInfo.InvariantCulture)));
        }

        return issuers;
    }
}
